import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../generated/bot.ts';
import { rateLimits } from '../../../generated/security.ts';
import { underShelf } from '../../../src/core/catalogue/shelf.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { needsOf } from '../../../src/core/dialogue/needs.ts';
import { freeAllowance } from '../../../src/core/money/free-tier.ts';
import { callsFor } from '../../../src/telegram/calls.ts';
import { anyFacts, anyIncoming } from './any.ts';
import { command, completeForm, DRAFT_ID, generation, taps } from './situation.ts';

/** Otherwise an order would be a rare event. */
const likelyToOrder = fc
  .tuple(anyFacts, anyIncoming, fc.boolean())
  .map(([facts, incoming, isStart]) => {
    if (!isStart) return [facts, incoming] as const;
    const dialogue = { ...facts.dialogue, form: completeForm() };
    const start = { kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 100 } as const;
    return [{ ...facts, dialogue }, taps(start)] as const;
  });

/** So would be a refund that may be made but for who asks for it. */
const likelyToRefund = fc
  .tuple(anyFacts, anyIncoming, fc.boolean())
  .map(([facts, incoming, isRefund]) =>
    isRefund ? ([facts, command('refund', 'charge')] as const) : ([facts, incoming] as const),
  );

const RUNS = { numRuns: 1500 };

/** Whatever a user does, whatever is known then. */
describe('every decision', () => {
  it('E3, E5: answers whatever asks for an answer, and never throws', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (facts, incoming) => {
        needsOf(incoming);
        const { replies } = decide(facts, incoming);
        const mayBeSilent =
          incoming.kind === 'blocked' ||
          incoming.kind === 'refunded' ||
          (incoming.kind === 'other' && !incoming.needsAnswer) ||
          // It was said once already, and a tap gets its word every time.
          (incoming.kind !== 'tap' && facts.dialogue.pace.count > rateLimits.userActions.count);
        if (!mayBeSilent) expect(replies.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('E1, E7, F13: becomes calls that Telegram takes, a tap being answered first and once', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (facts, incoming) => {
        const { replies, language } = decide(facts, incoming);
        const { panelMessageId } = facts.dialogue;
        const ordered = {
          generation: generation({ state: 'confirmed' }),
          ahead: 1,
          usualSeconds: 9,
          hasOriginals: false,
        };
        const calls = callsFor(replies, { incoming, language, panelMessageId, ordered });
        const answers = calls.filter(({ method }) => method === 'answerCallbackQuery');
        expect(answers.length).toBe(incoming.kind === 'tap' ? 1 : 0);
        if (incoming.kind === 'tap') expect(calls[0]).toBe(answers[0]);
        for (const { payload } of calls) {
          const { text } = payload as { readonly text?: string };
          if (text !== undefined) expect(visibleLength(text)).toBeLessThanOrEqual(4096);
        }
      }),
      RUNS,
    );
  });

  it('shows at most one panel', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (facts, incoming) => {
        const panels = decide(facts, incoming).replies.filter(
          ({ kind }) => kind === 'panel' || kind === 'progress',
        );
        expect(panels.length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it('orders only what can be paid for, within the limits, from the form that is open', () => {
    let orders = 0;
    fc.assert(
      fc.property(likelyToOrder, ([facts, incoming]) => {
        for (const deed of decide(facts, incoming).deeds) {
          if (deed.kind !== 'order') continue;
          orders++;
          expect(incoming.kind).toBe('tap');
          expect(deed.order.draftId).toBe(facts.dialogue.form?.draftId);
          const gift = facts.user.isNew ? 1000n : 0n;
          const free = underShelf(facts.shelf, () =>
            freeAllowance(deed.order.modelId, facts.freeUses),
          );
          if (free === null || free.left === 0) {
            expect(deed.order.priceKopecks).toBeGreaterThan(0n);
          }
          expect(facts.wallet.availableKopecks + gift).toBeGreaterThanOrEqual(
            deed.order.priceKopecks,
          );
          expect(facts.openGenerations).toBeLessThan(limits.activeJobsPerUser);
          expect(facts.recentGenerations).toBeLessThan(rateLimits.userGenerations.count);
        }
      }),
      RUNS,
    );
    // Otherwise nothing has been seen.
    expect(orders).toBeGreaterThan(0);
  });

  it('moves other money only for what it is there for', () => {
    fc.assert(
      fc.property(likelyToRefund, ([facts, incoming]) => {
        for (const deed of decide(facts, incoming).deeds) {
          if (deed.kind === 'top-up') expect(incoming.kind).toBe('paid');
          if (deed.kind === 'welcome') expect(facts.user.isNew).toBe(true);
          if (deed.kind === 'note-refund') expect(incoming.kind).toBe('refunded');
          if (deed.kind === 'cancel') expect(facts.generation?.state).toBe('confirmed');
          if (deed.kind === 'send-originals') expect(facts.deliveries).not.toEqual([]);
          if (deed.kind === 'redeliver') {
            const gift = facts.user.isNew ? 1000n : 0n;
            const { availableKopecks } = facts.wallet;
            expect(availableKopecks + gift).toBeGreaterThanOrEqual(deed.order.priceKopecks);
            expect(facts.generation?.failure?.kind).toBe('delivery');
            expect(facts.isRedelivered).toBe(false);
          }
          if (deed.kind === 'refund') {
            expect(['owner', 'admin']).toContain(facts.user.role);
            expect(facts.payment?.isRefunded).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it('is the same for the same facts, and plain JSON where it is stored', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (facts, incoming) => {
        const { dialogue } = decide(facts, incoming);
        expect(decide(facts, incoming).dialogue).toEqual(dialogue);
        expect(JSON.parse(JSON.stringify(dialogue))).toEqual(dialogue);
      }),
      { numRuns: 300 },
    );
  });
});

function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '&').length;
}
