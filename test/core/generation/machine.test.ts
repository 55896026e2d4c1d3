import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIVERY_GRACE_MS } from '../../../src/core/generation/deadline.ts';
import type { Generation, GenerationState } from '../../../src/core/generation/generation.ts';
import type { GenerationEvent } from '../../../src/core/generation/generation-event.ts';
import {
  advance,
  type GenerationEffect,
  isFinal,
  type Step,
} from '../../../src/core/generation/machine.ts';
import { anOrder } from './an-order.ts';

const STATES: readonly GenerationState[] = [
  'confirmed',
  'submitting',
  'submitted',
  'succeeded',
  'delivering',
  'delivered',
  'failed',
  'cancelled',
  'expired',
];

const { expiresAtMs, createdAtMs } = anOrder('confirmed');
const SOON_MS = createdAtMs + 10_000;

interface Case {
  readonly name: string;
  readonly event: GenerationEvent;
  readonly atMs?: number;
}

const vendor = { kind: 'vendor', said: 'Internal Error' } as const;

/** Every kind of event, and each of its forms that makes a difference. */
const CASES: readonly Case[] = [
  { name: 'submission-started', event: { kind: 'submission-started' } },
  { name: 'submission-started, late', event: { kind: 'submission-started' }, atMs: expiresAtMs },
  { name: 'accepted', event: { kind: 'accepted', taskId: 'task-1' } },
  { name: 'refused', event: { kind: 'refused', failure: vendor, alarm: null } },
  {
    name: 'refused: parameters',
    event: { kind: 'refused', failure: { kind: 'parameters', said: 'no' }, alarm: null },
  },
  {
    name: 'refused: no credits',
    event: {
      kind: 'refused',
      failure: { kind: 'unavailable', said: '402' },
      alarm: 'out-of-credits',
    },
  },
  { name: 'lost', event: { kind: 'lost', said: 'timeout' } },
  { name: 'throttled', event: { kind: 'throttled', afterMs: 4_000 } },
  { name: 'hint with a task', event: { kind: 'hint', taskId: 'task-1' } },
  { name: 'hint without a task', event: { kind: 'hint', taskId: null } },
  { name: 'pending', event: { kind: 'pending' } },
  {
    name: 'succeeded',
    event: { kind: 'succeeded', results: [{ kind: 'file', url: 'https://files.example/1' }] },
  },
  {
    name: 'results-known',
    event: { kind: 'results-known', results: [{ kind: 'file', url: 'https://files.example/1' }] },
  },
  { name: 'vendor-failed', event: { kind: 'vendor-failed', failure: vendor, alarm: null } },
  { name: 'delivery-started', event: { kind: 'delivery-started' } },
  { name: 'delivered', event: { kind: 'delivered' } },
  {
    name: 'undeliverable',
    event: { kind: 'undeliverable', failure: { kind: 'delivery', said: '403' } },
  },
  { name: 'cancel', event: { kind: 'cancel' } },
  { name: 'time-over, too early', event: { kind: 'time-over' } },
  { name: 'time-over', event: { kind: 'time-over' }, atMs: expiresAtMs },
  {
    name: 'time-over, a day later',
    event: { kind: 'time-over' },
    atMs: expiresAtMs + DELIVERY_GRACE_MS,
  },
];

describe('the life of an order', () => {
  it('is this table, and every state and event is in it', async () => {
    await expect(page()).toMatchFileSnapshot('machine.md');
  });

  it('goes on only where the order is not over, and ends its hold exactly then', () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const { steps, last } = live(events);
        const endings = steps.flatMap(({ effects }) => effects.filter(endsHold));
        expect(endings).toHaveLength(isFinal(last.state) ? 1 : 0);
        steps.forEach(({ generation }, at) => {
          if (isFinal(generation.state)) expect(last.state).toBe(generation.state);
          else
            expect(
              steps.slice(0, at + 1).flatMap(({ effects }) => effects.filter(endsHold)),
            ).toEqual([]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is charged only when it was delivered, and pays back in every other end', () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const { steps, last } = live(events);
        const [ending] = steps.flatMap(({ effects }) => effects.filter(endsHold));
        const due = { delivered: 'post', failed: 'void', cancelled: 'void', expired: 'expire' };
        expect(ending?.how).toBe(due[last.state as keyof typeof due]);
      }),
      { numRuns: 500 },
    );
  });

  it('is sent again only after the vendor has said that it took nothing in', () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const { steps } = live(events);
        let mayBeSent = true;
        steps.forEach(({ moved, generation }, at) => {
          const kind = events[at]?.event.kind;
          if (kind === 'submission-started' && moved && generation.state === 'submitting') {
            expect(mayBeSent).toBe(true);
            mayBeSent = false;
          }
          if (kind === 'throttled' && moved) mayBeSent = true;
        });
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when the same event comes again', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        const { last } = live(events);
        const again = events.at(-1);
        if (again === undefined) return;
        const first = advance(last, again.event, again.atMs ?? SOON_MS);
        expect(first.moved).toBe(false);
        expect(first.generation).toEqual(last);
      }),
      { numRuns: 500 },
    );
  });
});

const anyEvent = fc.constantFrom(...CASES);

/** What leads to a result. By chance alone hardly an order gets there. */
const STRAIGHT = ['submission-started', 'accepted', 'succeeded', 'delivery-started', 'delivered'];

/** Some of that, and then anything. */
const anyLife = fc
  .tuple(fc.nat(STRAIGHT.length), fc.array(anyEvent, { maxLength: 40 }))
  .map(([steps, rest]) => [
    ...CASES.filter(({ name }) => STRAIGHT.slice(0, steps).includes(name)),
    ...rest,
  ]);

function live(events: readonly Case[]): { steps: Step[]; last: Generation } {
  let last = anOrder('confirmed');
  const steps = events.map(({ event, atMs }) => {
    const step = advance(last, event, atMs ?? SOON_MS);
    last = step.generation;
    return step;
  });
  return { steps, last };
}

function endsHold(effect: GenerationEffect): effect is GenerationEffect & { kind: 'end-hold' } {
  return effect.kind === 'end-hold';
}

function page(): string {
  const sections = STATES.map((state) => {
    const rows = CASES.map(({ name, event, atMs = SOON_MS }) => {
      const step = advance(anOrder(state), event, atMs);
      const effects = step.effects.map((effect) => shown(effect, atMs)).join('; ');
      return `| ${name} | ${step.moved ? step.generation.state : '·'} | ${effects} |`;
    });
    return `## ${state}\n\n| event | becomes | and then |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Orders: every state and event\n\nWritten by the test beside it. A dot: nothing changes.\n\n${sections.join('\n')}`;
}

function shown(effect: GenerationEffect, nowMs: number): string {
  switch (effect.kind) {
    case 'end-hold':
      return `**${effect.how}** the hold`;
    case 'book-vendor-cost':
      return 'book the vendor cost';
    case 'enqueue': {
      const seconds = (effect.runAtMs - nowMs) / 1000;
      return `${effect.task} ${seconds === 0 ? 'now' : `in ${seconds} s`}`;
    }
    case 'show-progress':
      return 'show it';
    case 'alarm':
      return `alarm: ${effect.alarm}`;
  }
}
