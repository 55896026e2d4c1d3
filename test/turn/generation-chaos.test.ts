import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Generation } from '../../src/core/generation/generation.ts';
import { RequestWindow } from '../../src/kie/request-window.ts';
import { CREATE, type VendorAnswer, type VendorCall } from '../kie/scripted-vendor.ts';
import { Killed, KillSwitch } from './kill-switch.ts';
import {
  accepted,
  failure,
  NOT_VISIBLE,
  OrdersUnderTest,
  PRICE,
  SUCCESS,
  WAITING,
} from './orders-under-test.ts';

const DAY_MS = 24 * 3_600_000;

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(async () => {
  await orders.reset();
  orders.creates = new RequestWindow({ count: 100_000, perMs: 1 });
});

/** What the vendor does with a request for a generation. */
type Mood =
  | 'accepts'
  | 'accepts, answer lost'
  | 'accepts, no id'
  | 'lost'
  | 'throttles'
  | 'refuses';

const MAKES_A_TASK: readonly Mood[] = ['accepts', 'accepts, answer lost', 'accepts, no id'];

/** The vendor as one order meets it. */
class MoodyVendor {
  readonly #moods: Mood[];
  /** Tasks that were made, which are paid. */
  readonly tasks: string[] = [];
  outcome: 'waiting' | 'success' | 'fail' = 'waiting';

  constructor(moods: readonly Mood[]) {
    this.#moods = [...moods];
  }

  answer({ path, query }: VendorCall): VendorAnswer {
    if (path === CREATE) return this.#create();
    if (!this.tasks.includes(query.get('taskId') ?? '')) return NOT_VISIBLE;
    if (this.outcome === 'waiting') return WAITING;
    return this.outcome === 'success' ? SUCCESS : failure('500', 'Internal Error');
  }

  #create(): VendorAnswer {
    const mood = this.#moods.shift() ?? 'accepts';
    if (mood === 'throttles') return { code: 429 };
    if (mood === 'refuses') return { code: 500, msg: 'This field is required' };
    if (!MAKES_A_TASK.includes(mood)) return 'cut';
    const taskId = `chaos-${Math.random().toString(36).slice(2)}`;
    this.tasks.push(taskId);
    if (mood === 'accepts') return accepted(taskId);
    return mood === 'accepts, no id' ? { code: 200, data: {} } : 'cut';
  }
}

/** Something that happens, at times twice at once, and at times to a process that dies under it. */
type Happening =
  | {
      readonly kind: 'submit' | 'poll' | 'expire' | 'deliver' | 'cancel';
      readonly twice: boolean;
      readonly killAfter: number | null;
    }
  | { readonly kind: 'vendor-ends'; readonly outcome: 'success' | 'fail'; readonly calls: number }
  | { readonly kind: 'time-goes'; readonly ms: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('submit', 'submit', 'poll', 'poll', 'expire', 'deliver', 'cancel'),
      twice: fc.boolean(),
      killAfter: fc.option(fc.nat(45), { nil: null }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('vendor-ends' as const),
      outcome: fc.constantFrom('success', 'success', 'fail'),
      calls: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('time-goes' as const),
      ms: fc.constantFrom(3_000, 60_000, 1_200_000),
    }),
  },
) as fc.Arbitrary<Happening>;

const stories = fc.array(happening, { maxLength: 14 });

const moods = fc.array(
  fc.constantFrom<Mood>(
    'accepts',
    'accepts, answer lost',
    'accepts, no id',
    'lost',
    'throttles',
    'throttles',
    'refuses',
  ),
  { maxLength: 4 },
);

async function happen(order: Generation, vendor: MoodyVendor, what: Happening): Promise<void> {
  if (what.kind === 'time-goes') {
    orders.nowMs += what.ms;
    return;
  }
  if (what.kind === 'vendor-ends') {
    if (vendor.outcome === 'waiting') vendor.outcome = what.outcome;
    const [taskId] = vendor.tasks;
    if (taskId === undefined) return;
    for (let call = 0; call < what.calls; call++)
      await orders.callBack(order, { data: { taskId } });
    return;
  }
  const times = what.twice ? 2 : 1;
  await Promise.all(Array.from({ length: times }, () => inProcess(order.id, what)));
}

/** One job of a process of its own, which may die under it. */
async function inProcess(
  id: number,
  { kind, killAfter }: Extract<Happening, { twice: boolean }>,
): Promise<void> {
  const ports =
    killAfter === null ? orders.ports() : new KillSwitch(killAfter).wire(orders.ports());
  try {
    switch (kind) {
      case 'submit':
        return await orders.submit(id, ports);
      case 'poll':
        return await orders.poll(id, ports);
      case 'expire':
        return await orders.expire(ports);
      case 'deliver':
        return await orders.deliver(id, ports);
      case 'cancel':
        await orders.advance(id, { kind: 'cancel' }, ports);
    }
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

/** What the queue does in the end when nothing goes wrong any more. */
async function settle(id: number): Promise<void> {
  await orders.submit(id);
  await orders.poll(id);
  await orders.deliver(id);
  orders.nowMs += DAY_MS;
  await orders.expire();
  await orders.deliver(id);
}

it('whatever happens in whatever order, the vendor is paid for one task at most and the hold ends once', async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(moods, stories, fc.boolean(), async (moodList, story, endsWell) => {
      orders.nowMs = Date.now();
      // What the last order did to the model is not what this one is about.
      await orders.pool.query('DELETE FROM model_breakers');
      const vendor = new MoodyVendor(moodList);
      orders.vendor.script = (call) => vendor.answer(call);
      const order = await orders.order();
      for (const what of story) await happen(order, vendor, what);
      if (endsWell)
        await happen(order, vendor, { kind: 'vendor-ends', outcome: 'success', calls: 1 });
      await settle(order.id);
      const { state } = await orders.read(order.id);
      ends.set(state, (ends.get(state) ?? 0) + 1);
      expect(vendor.tasks.length).toBeLessThanOrEqual(1);
      const due = { delivered: 'post', failed: 'void', cancelled: 'void', expired: 'expire' };
      expect(await orders.endings(order.id)).toEqual([due[state as keyof typeof due]]);
      const isPaid = state === 'delivered';
      expect(await orders.ledger.wallet(order.userId)).toEqual({
        availableKopecks: isPaid ? PRICE : PRICE * 2n,
        heldKopecks: 0n,
      });
      // The user does not pay for what is not there.
      if (isPaid) expect(vendor.outcome).toBe('success');
    }),
    { numRuns: 60 },
  );
  await orders.ledger.expectProved();
  // The stories were not all of one kind.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['delivered', 'expired']));
}, 120_000);

it('dies at every single step of being sent, and is sent once', async () => {
  const kinds = new Set<string>();
  for (let steps = 0; steps < 60; steps++) {
    const vendor = new MoodyVendor([]);
    orders.nowMs = Date.now();
    orders.vendor.script = (call) => vendor.answer(call);
    const order = await orders.order();
    const dying = new KillSwitch(steps).wire(orders.ports());
    const ended = await orders.submit(order.id, dying).catch((error: unknown) => error);
    const wasKilled = ended instanceof Killed;
    await orders.submit(order.id);
    const [taskId] = vendor.tasks;
    if (taskId !== undefined) {
      vendor.outcome = 'success';
      await orders.callBack(order, { data: { taskId } });
    }
    await orders.poll(order.id);
    await settle(order.id);
    expect(vendor.tasks.length).toBeLessThanOrEqual(1);
    expect(await orders.endings(order.id)).toHaveLength(1);
    kinds.add(`${wasKilled} ${await orders.state(order.id)}`);
    if (!wasKilled) break;
  }
  // Killed between "is being sent" and the request, it was never sent: its time ran out.
  expect([...kinds].sort()).toEqual(['false delivered', 'true delivered', 'true expired']);
}, 120_000);
