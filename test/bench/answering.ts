import { setTimeout as pause } from 'node:timers/promises';
import type { Control } from '../sandbox/fake-telegram/control.ts';
import { startWorld } from '../sandbox/world.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';

const PEOPLE = 100;
const TAPS_PER_SECOND = 50;
const SECONDS = 8;
/** What is thrown away: the first taps wait for code to be compiled. */
const WARM_UP_SECONDS = 2;

/** Screens that people go to and fro between. */
const SCREENS = ['1:section:image', '1:menu', '1:task:text-to-image:0', '1:balance'];

/**
 * How long a person waits for the answer to a tap: from the tap, through the webhook, the queue, a
 * turn with all its reads and writes, to the edited message in the chat. Taps come at a steady rate,
 * whether or not earlier ones are answered.
 */
export async function answering(): Promise<Row[]> {
  const world = await startWorld({ telegram: { people: [], settings: { sendsPerSecond: null } } });
  try {
    await world.service.said('webhook is set');
    const { control } = world.telegram;
    const waits = await tapAway(control, await newcomers(control));
    const steady = waits.slice(TAPS_PER_SECOND * WARM_UP_SECONDS).toSorted((a, b) => a - b);
    const at = (share: number): number => steady[Math.floor(steady.length * share)] as number;
    const name = `tap → answer at ${TAPS_PER_SECOND} taps/s`;
    return [
      measuredRow({ name: `${name}, p50`, ours: [at(0.5)], unit: 'ms' }),
      measuredRow({ name: `${name}, p99`, ours: [at(0.99)], unit: 'ms', atMost: { figure: 100 } }),
    ];
  } finally {
    await world.stop();
  }
}

interface Chatter {
  readonly id: number;
  readonly panelId: number;
}

/** People who have written /start and see their menu. */
async function newcomers(control: Control): Promise<Chatter[]> {
  const people = Array.from({ length: PEOPLE }, (_, index) =>
    control.addPerson({ firstName: `Person ${index}`, languageCode: 'en' }),
  );
  const chatters: Chatter[] = [];
  for (const { id } of people) {
    const panel = nextOf(control, id, 'message');
    control.say(id, '/start');
    chatters.push({ id, panelId: await panel });
  }
  return chatters;
}

/** Taps at the given rate; returns the waits in the order of the taps, in milliseconds. */
async function tapAway(control: Control, chatters: readonly Chatter[]): Promise<number[]> {
  const waits: Promise<number>[] = [];
  const startedAtMs = performance.now();
  for (let count = 0; count < TAPS_PER_SECOND * (SECONDS + WARM_UP_SECONDS); count++) {
    const { id, panelId } = chatters[count % PEOPLE] as Chatter;
    const data = SCREENS[Math.floor(count / PEOPLE) % SCREENS.length] as string;
    const dueAtMs = startedAtMs + (count * 1000) / TAPS_PER_SECOND;
    await pause(Math.max(0, dueAtMs - performance.now()));
    const tappedAtMs = performance.now();
    const answered = nextOf(control, id, 'edit');
    control.tap(id, panelId, data);
    waits.push(answered.then(() => performance.now() - tappedAtMs));
  }
  return Promise.all(waits);
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
