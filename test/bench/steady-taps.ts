import { setTimeout as pause } from 'node:timers/promises';
import type { Control } from '../sandbox/fake-telegram/control.ts';

/** Screens that people go to and fro between. */
const SCREENS = ['1:section:image', '1:menu', '1:task:text-to-image:0', '1:balance'];

/** A person who sees the menu. */
export interface Chatter {
  readonly id: number;
  readonly panelId: number;
}

/** A tap and how long its answer took. */
export interface AnsweredTap {
  readonly chatId: number;
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
  readonly waitMs: number;
}

/** People who have written /start and see their menu. */
export async function newcomers(control: Control, count: number): Promise<Chatter[]> {
  const people = Array.from({ length: count }, (_, index) =>
    control.addPerson({ firstName: `Person ${index}`, languageCode: 'en' }),
  );
  return Promise.all(
    people.map(async ({ id }) => {
      const panel = nextOf(control, id, 'message');
      control.say(id, '/start');
      return { id, panelId: await panel };
    }),
  );
}

/**
 * Taps at a steady rate, whether or not earlier ones are answered, until told to stop. Resolves
 * when all are answered, in the order of the taps.
 */
export async function tapSteadily(
  control: Control,
  chatters: readonly Chatter[],
  perSecond: number,
  goesOn: (count: number) => boolean,
): Promise<AnsweredTap[]> {
  const answered: Promise<AnsweredTap>[] = [];
  const startedAtMs = performance.now();
  for (let count = 0; goesOn(count); count++) {
    const { id, panelId } = chatters[count % chatters.length] as Chatter;
    const data = SCREENS[Math.floor(count / chatters.length) % SCREENS.length] as string;
    const dueAtMs = startedAtMs + (count * 1000) / perSecond;
    await pause(Math.max(0, dueAtMs - performance.now()));
    const atMs = performance.now();
    const edited = nextOf(control, id, 'edit');
    control.tap(id, panelId, data);
    answered.push(edited.then(() => ({ chatId: id, atMs, waitMs: performance.now() - atMs })));
  }
  return Promise.all(answered);
}

/** The wait that so large a share of them does not exceed. */
export function waitAt(share: number, taps: readonly AnsweredTap[]): number {
  const sorted = taps.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Resolves with the id of the next message of the bot in this chat that is new, or edited. */
function nextOf(control: Control, chatId: number, kind: 'message' | 'edit'): Promise<number> {
  return new Promise((resolve) => {
    const unsubscribe = control.subscribe((event) => {
      if (event.kind !== kind || event.chatId !== chatId || !event.message.isFromBot) return;
      unsubscribe();
      resolve(event.message.messageId);
    });
  });
}
