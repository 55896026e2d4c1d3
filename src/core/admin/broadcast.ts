/** For whom a text is. */
export const segments = ['all', 'active', 'payers', 'ru', 'en'] as const;
export type Segment = (typeof segments)[number];

export type BroadcastState = 'running' | 'paused' | 'stopped' | 'done';

/** A broadcast, and how far it is. */
export interface Broadcast {
  readonly id: string;
  readonly body: string;
  readonly segment: Segment;
  readonly state: BroadcastState;
  readonly createdAtMs: number;
  readonly recipients: number;
  readonly sent: number;
  /** They do not want to hear from the bot, or are gone. */
  readonly refused: number;
  /** They have switched news off. Nothing was sent to them. */
  readonly declined: number;
  /** Nobody learned how that ended. They are not asked again. */
  readonly unknown: number;
}

/** How many people are in each segment. */
export type SegmentSizes = Readonly<Record<Segment, number>>;

/** What may be done with it, and what it is then. */
export const broadcastMoves = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  stop: { from: ['running', 'paused'], to: 'stopped' },
} as const satisfies Record<
  string,
  { readonly from: readonly BroadcastState[]; readonly to: BroadcastState }
>;
export type BroadcastMove = keyof typeof broadcastMoves;

export function mayMove({ state }: Broadcast, move: BroadcastMove): boolean {
  const from: readonly BroadcastState[] = broadcastMoves[move].from;
  return from.includes(state);
}
