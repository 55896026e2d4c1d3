import { wholeNumber } from '../dialogue/whole-number.ts';
import { type BroadcastMove, broadcastMoves, type Segment, segments } from './broadcast.ts';
import { type GrantedRole, grantedRoles, type Right } from './rights.ts';
import { type StatsDays, statsDays } from './stats.ts';

/** Everything that a button of the admin screens can mean. */
export type AdminAction =
  | { readonly kind: 'menu' }
  /** Asks who is looked for. */
  | { readonly kind: 'find-user' }
  | { readonly kind: 'user'; readonly userId: number }
  /** Asks how much and why. */
  | { readonly kind: 'adjust'; readonly userId: number }
  /** The second step: does what was shown under this id. */
  | { readonly kind: 'adjust-now'; readonly adjustId: string }
  /** Asks why. */
  | { readonly kind: 'ban'; readonly userId: number }
  | { readonly kind: 'unban'; readonly userId: number }
  /** Asks what to write to them. */
  | { readonly kind: 'answer'; readonly userId: number }
  | { readonly kind: 'stats'; readonly days: StatsDays }
  /** Asks for the number of an order. */
  | { readonly kind: 'find-order' }
  | { readonly kind: 'orders'; readonly userId: number; readonly page: number }
  | { readonly kind: 'order'; readonly orderId: number }
  | { readonly kind: 'redeliver'; readonly orderId: number }
  /** Asks whether the price is to go back. */
  | { readonly kind: 'refund-order'; readonly orderId: number }
  | { readonly kind: 'refund-order-now'; readonly orderId: number }
  /** Models that were changed. */
  | { readonly kind: 'models' }
  | { readonly kind: 'model'; readonly modelId: string }
  | { readonly kind: 'offer'; readonly modelId: string; readonly turn: 'on' | 'off' }
  /** A model that rests is sold again at once. */
  | { readonly kind: 'restore'; readonly modelId: string }
  /** Asks for a price. */
  | { readonly kind: 'percent'; readonly modelId: string }
  /** Asks how many orders are free. */
  | { readonly kind: 'free'; readonly modelId: string }
  /** As many as the contract says. */
  | { readonly kind: 'free-contract'; readonly modelId: string }
  /** The latest promo codes. */
  | { readonly kind: 'promos' }
  | { readonly kind: 'promo'; readonly code: string }
  /** Asks step by step what it is to be. */
  | { readonly kind: 'new-promo' }
  /** The last step: makes what was shown. */
  | { readonly kind: 'promo-now'; readonly code: string }
  | { readonly kind: 'promo-turn'; readonly code: string; readonly turn: 'on' | 'off' }
  /** The latest incidents; asks for the number of another one. */
  | { readonly kind: 'incidents' }
  | { readonly kind: 'incident'; readonly incidentId: string }
  /** What users ask and nobody has answered yet. */
  | { readonly kind: 'questions' }
  | { readonly kind: 'question'; readonly questionId: number }
  /** The latest broadcasts. */
  | { readonly kind: 'broadcasts' }
  /** Asks for a text. */
  | { readonly kind: 'new-broadcast' }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'broadcast-now'; readonly broadcastId: string; readonly segment: Segment }
  | { readonly kind: 'broadcast'; readonly broadcastId: string }
  | { readonly kind: 'move'; readonly move: BroadcastMove; readonly broadcastId: string }
  | { readonly kind: 'staff' }
  | { readonly kind: 'role'; readonly userId: number; readonly role: GrantedRole | 'none' }
  | { readonly kind: 'audit'; readonly page: number };

type Kind = AdminAction['kind'];

/** Who may follow it. */
export const rightOfAdminAction: Readonly<Record<Kind, Right>> = {
  menu: 'see-users',
  'find-user': 'see-users',
  user: 'see-users',
  adjust: 'adjust-wallet',
  'adjust-now': 'adjust-wallet',
  ban: 'ban-user',
  unban: 'ban-user',
  answer: 'answer-user',
  stats: 'see-stats',
  'find-order': 'see-orders',
  orders: 'see-orders',
  order: 'see-orders',
  redeliver: 'retry-delivery',
  'refund-order': 'refund-order',
  'refund-order-now': 'refund-order',
  models: 'change-models',
  model: 'change-models',
  offer: 'change-models',
  restore: 'change-models',
  percent: 'change-models',
  free: 'change-models',
  'free-contract': 'change-models',
  promos: 'make-promo-codes',
  promo: 'make-promo-codes',
  'new-promo': 'make-promo-codes',
  'promo-now': 'make-promo-codes',
  'promo-turn': 'make-promo-codes',
  incidents: 'see-incidents',
  incident: 'see-incidents',
  questions: 'answer-user',
  question: 'answer-user',
  broadcasts: 'broadcast',
  'new-broadcast': 'broadcast',
  segment: 'broadcast',
  'broadcast-now': 'broadcast',
  broadcast: 'broadcast',
  move: 'broadcast',
  staff: 'grant-roles',
  role: 'grant-roles',
  audit: 'see-audit',
};

/** What a button carries, by name and in order. */
const ARGUMENTS: Readonly<Record<Kind, readonly (keyof typeof READERS)[]>> = {
  menu: [],
  'find-user': [],
  user: ['userId'],
  adjust: ['userId'],
  'adjust-now': ['adjustId'],
  ban: ['userId'],
  unban: ['userId'],
  answer: ['userId'],
  stats: ['days'],
  'find-order': [],
  orders: ['userId', 'page'],
  order: ['orderId'],
  redeliver: ['orderId'],
  'refund-order': ['orderId'],
  'refund-order-now': ['orderId'],
  models: [],
  model: ['modelId'],
  offer: ['modelId', 'turn'],
  restore: ['modelId'],
  percent: ['modelId'],
  free: ['modelId'],
  'free-contract': ['modelId'],
  promos: [],
  promo: ['code'],
  'new-promo': [],
  'promo-now': ['code'],
  'promo-turn': ['code', 'turn'],
  incidents: [],
  incident: ['incidentId'],
  questions: [],
  question: ['questionId'],
  broadcasts: [],
  'new-broadcast': [],
  segment: ['segment'],
  'broadcast-now': ['broadcastId', 'segment'],
  broadcast: ['broadcastId'],
  move: ['move', 'broadcastId'],
  staff: [],
  role: ['userId', 'role'],
  audit: ['page'],
};

/** Null: it is none. */
const READERS = {
  userId: wholeNumber,
  orderId: wholeNumber,
  questionId: wholeNumber,
  page: wholeNumber,
  days: (text: string) => statsDays.find((days) => String(days) === text) ?? null,
  adjustId: anyWord,
  broadcastId: anyWord,
  segment: (text: string) => segments.find((segment) => segment === text) ?? null,
  move: (text: string) =>
    (Object.keys(broadcastMoves) as BroadcastMove[]).find((move) => move === text) ?? null,
  modelId: anyWord,
  code: anyWord,
  incidentId: anyWord,
  turn: (text: string) => (['on', 'off'] as const).find((turn) => turn === text) ?? null,
  role: (text: string) => [...grantedRoles, 'none'].find((role) => role === text) ?? null,
};

function anyWord(text: string): string | null {
  return text === '' ? null : text;
}

export function encodeAdminAction(action: AdminAction): readonly (string | number)[] {
  const values = action as unknown as Readonly<Record<string, string | number>>;
  return [action.kind, ...ARGUMENTS[action.kind].map((name) => values[name] as string | number)];
}

/** Null for what no button of ours carries. */
export function decodeAdminAction(parts: readonly string[]): AdminAction | null {
  const [kind = '', ...rest] = parts;
  if (!Object.hasOwn(ARGUMENTS, kind)) return null;
  const names = ARGUMENTS[kind as Kind];
  if (names.length !== rest.length) return null;
  const values = names.map((name, at) => [name, READERS[name](rest[at] ?? '')] as const);
  if (values.some(([, value]) => value === null)) return null;
  return { kind, ...Object.fromEntries(values) } as unknown as AdminAction;
}
