import type { VendorFault } from '../protocol.ts';

/** The inside of the bot in words for somebody who does not know its code. */

export const EXPLANATIONS = {
  Bot:
    'Processes of the bot on one database. One leads (ACTIVE) and does the work; others wait ' +
    '(PASSIVE) and take over when it dies. Kill it while you chat: nothing gets lost.',
  Orders:
    'What was confirmed, and each step since. Money is reserved first and charged at the end.',
  Money:
    'Every movement has two sides, so the sum of everything is always zero. Nothing is ever ' +
    'changed or deleted.',
  Updates:
    'What Telegram told the bot: words, taps, payments. Each is stored before it is answered, and ' +
    'handled once, in the order of its chat.',
  Queue: 'Work that waits or runs now. What fails is tried again later.',
  Sent: 'Calls to Telegram. They are written down together with what they are about, then made.',
  Vendor: 'Requests at the vendor of the models, played here. Let it go wrong and order something.',
} as const;

export type Tab = keyof typeof EXPLANATIONS;

export const TABS = Object.keys(EXPLANATIONS) as Tab[];

export const FAULT_WORDS: Readonly<Record<VendorFault, string>> = {
  none: 'works as it should',
  slow: 'is ten times slower',
  fail: 'fails every order',
  moderation: 'refuses the content',
  'no-credits': 'says we are out of credits',
  busy: 'says we ask too often',
  down: 'is down (HTML 502)',
  'lost-answer': 'makes the task, but its answer is lost',
  'lost-callback': 'never calls back',
  'double-callback': 'calls back four times',
  'empty-result': 'says success without a result',
};

const MODES: Readonly<Record<string, string>> = {
  ACTIVE: 'leads: works off updates and orders',
  PASSIVE: 'waits, and stores what Telegram brings',
  paused: 'frozen (SIGSTOP): another leads as soon as its lease is out, 15 s at most',
  ended: 'gone',
  '?': 'starts, or does not answer',
};

const STEPS: Readonly<Record<string, string>> = {
  'submission-started': 'is being sent to the vendor',
  accepted: 'the vendor took it',
  refused: 'the vendor refused it',
  lost: 'no answer from the vendor; it is not sent twice',
  throttled: 'the vendor is busy; later again',
  hint: 'the vendor called back',
  pending: 'not ready yet',
  succeeded: 'the vendor has made it',
  'vendor-failed': 'the vendor failed',
  'delivery-started': 'the result is being fetched',
  'send-started': 'the result is being sent to the chat',
  delivered: 'Telegram has it; now it is charged',
  undeliverable: 'it cannot be delivered',
  cancel: 'the person stopped it',
  'time-over': 'it took too long',
};

const TRANSFERS: Readonly<Record<string, string>> = {
  hold: 'reserved',
  post: 'charged',
  void: 'given back',
  expire: 'given back, out of time',
  topup: 'topped up',
  refund: 'payment returned',
  welcome: 'welcome gift',
  adjust: 'changed by the operator',
  'vendor-cost': 'what the vendor costs us',
};

const ACCOUNTS: readonly (readonly [RegExp, string])[] = [
  [/^user:available /, 'balance of '],
  [/^user:held /, 'reserved by '],
  [/^house:revenue$/, 'our revenue'],
  [/^house:promo$/, 'our gifts'],
  [/^stars:clearing$/, 'paid in Stars'],
  [/^rub:clearing$/, 'paid in roubles'],
  [/^vendor:cost$/, 'the vendor'],
];

export function modeWords(mode: string): string {
  return MODES[mode] ?? '';
}

export function stepWords(event: string): string {
  return STEPS[event] ?? event;
}

export function transferWords(kind: string): string {
  return TRANSFERS[kind] ?? kind;
}

export function accountWords(name: string): string {
  const [found] = ACCOUNTS.filter(([pattern]) => pattern.test(name));
  return found === undefined ? name : name.replace(found[0], found[1]);
}
