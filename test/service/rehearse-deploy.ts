import { setTimeout as pause } from 'node:timers/promises';
import { type AnsweredTap, newcomers, tapSteadily } from '../bench/steady-taps.ts';
import { ChatUser } from '../bot/chat-user.ts';
import { prepareOrder } from '../bot/quick-order.ts';
import type { DeliveryRecord } from '../sandbox/fake-telegram/update-feed.ts';
import type { Exit, ServiceProcess } from '../sandbox/service-process.ts';
import type { World } from '../sandbox/world.ts';

export const OLD_COMMIT = 'a'.repeat(40);
export const NEW_COMMIT = 'b'.repeat(40);
/** As in production: how long the port stays open after SIGTERM is a share of it. */
export const SHUTDOWN_SECONDS = '25';
const PEOPLE = 60;
/** Orders that are with the vendor, or on their way to the chat, when the deploy begins. */
const ORDERS = 3;
/** Of the result of the first order, into the chat. */
const UPLOAD_MS = 3_000;
/** So late after SIGTERM requests go to the new instance. */
const SWITCH_MS = 200;

export const phases = ['before', 'a newcomer dies', 'both', 'after'] as const;
export type Phase = (typeof phases)[number];

/** What a deploy under load came to. */
export interface Rehearsal {
  readonly taps: Readonly<Record<Phase, readonly AnsweredTap[]>>;
  /** How the old instance ended, and how long after SIGTERM. */
  readonly exit: Exit;
  readonly drainMs: number;
  /** From the start of the new instance until it led. */
  readonly leadsAfterMs: number;
  readonly people: readonly ChatUser[];
}

/** Deliveries that the service did not take, and those that were made again because of that. */
export function refusals({ telegram }: World): DeliveryRecord[] {
  return telegram.control
    .deliveries()
    .filter(({ status, attempt }) => status !== 200 || attempt > 1);
}

/**
 * Plays a deploy while people tap and orders are in work: a newcomer dies in the middle; another one
 * starts and gets healthy; the old one gets SIGTERM; the new one gets all requests. A platform that
 * switches before SIGTERM asks less of the old one than this.
 */
export async function rehearseDeploy(world: World, tapsPerSecond: number): Promise<Rehearsal> {
  const { control } = world.telegram;
  const chatters = await newcomers(control, PEOPLE);
  const people = await orderSome(world);
  const begins = new Map<Phase, number>();
  const begin = (phase: Phase): void => {
    begins.set(phase, performance.now());
  };
  let isOver = false;
  begin('before');
  const tapping = tapSteadily(control, chatters, tapsPerSecond, () => !isOver);
  await pause(1_500);
  for (const person of people)
    await person.tap(({ data }) => data?.startsWith('1:confirm:') === true);
  begin('a newcomer dies');
  await dieInTheMiddle(world);
  begin('both');
  const startedAtMs = performance.now();
  const newcomer = world.startService({ RENDER_GIT_COMMIT: NEW_COMMIT }, { isServed: false });
  await newcomer.health(({ commit }) => commit === NEW_COMMIT);
  const [old] = world.services as [ServiceProcess];
  const newPort = Number(new URL(await newcomer.url()).port);
  const terminatedAtMs = performance.now();
  old.kill('SIGTERM');
  await pause(SWITCH_MS);
  world.front.only(newPort);
  const exit = await old.exited;
  const drainMs = performance.now() - terminatedAtMs;
  await newcomer.health(({ mode }) => mode === 'ACTIVE');
  const leadsAfterMs = performance.now() - startedAtMs;
  begin('after');
  await pause(1_500);
  isOver = true;
  const taps = await tapping;
  return { taps: inPhases(taps, begins), exit, drainMs, leadsAfterMs, people };
}

/** Forms that are filled in; the result of the first goes slowly into its chat. */
async function orderSome({ telegram: { control } }: World): Promise<ChatUser[]> {
  const people = Array.from({ length: ORDERS }, () => new ChatUser(control, { firstName: 'Ann' }));
  await Promise.all(people.map((person) => prepareOrder(person)));
  const [{ id: chatId }] = people as [ChatUser];
  control.fault({ method: 'sendPhoto', chatId, times: 1, effect: { kind: 'slow', ms: UPLOAD_MS } });
  return people;
}

/** An instance of the new version that is killed while it stands beside the old one. */
async function dieInTheMiddle(world: World): Promise<void> {
  const dying = world.startService({ RENDER_GIT_COMMIT: NEW_COMMIT }, { isServed: false });
  await dying.said('database is at the last migration');
  dying.kill('SIGKILL');
  await dying.exited;
  await pause(500);
}

function inPhases(
  taps: readonly AnsweredTap[],
  begins: ReadonlyMap<Phase, number>,
): Record<Phase, AnsweredTap[]> {
  const of = (index: number): AnsweredTap[] => {
    const from = begins.get(phases[index] as Phase) ?? 0;
    const to = begins.get(phases[index + 1] as Phase) ?? Number.POSITIVE_INFINITY;
    return taps.filter(({ atMs }) => atMs >= from && atMs < to);
  };
  return { before: of(0), 'a newcomer dies': of(1), both: of(2), after: of(3) };
}
