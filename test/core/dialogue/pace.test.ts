import { describe, expect, it } from 'vitest';
import { rateLimits } from '../../../generated/security.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Dialogue } from '../../../src/core/dialogue/dialogue.ts';
import { noPace, type Pace } from '../../../src/core/dialogue/pace.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import {
  command,
  emptyForm,
  facts,
  filling,
  incoming,
  NOW_MS,
  photo,
  says,
  taps,
} from './situation.ts';

const { count: MAX, perMs: PERIOD_MS } = rateLimits.userActions;

const invoice = { payload: 'topup:700:XTR:100:mark', currency: 'XTR', amount: 100 };

/** What the user sees after so many actions in the present period. */
function shown(count: number, update: Incoming, sinceMs = NOW_MS - 1000): string[] {
  return seen(decide(facts({ dialogue: at({ sinceMs, count }) }), update));
}

function at(pace: Pace): Dialogue {
  return { ...facts().dialogue, pace };
}

describe('the limit of actions', () => {
  it('is far from what a person does: an album, a form of many questions, a menu tapped through', () => {
    expect(MAX / (PERIOD_MS / 1000)).toBeGreaterThanOrEqual(1);
  });

  it.each<[string, number, Incoming, string[]]>([
    ['the last tap that is allowed', MAX - 1, taps({ kind: 'menu' }), ['panel menu']],
    ['the first tap too many', MAX, taps({ kind: 'menu' }), ['toast error-too-often']],
    ['each tap after that', MAX + 50, taps({ kind: 'menu' }), ['toast error-too-often']],
    ['the first message too many', MAX, says('hello'), ['message error-too-often']],
    ['the first command too many', MAX, command('menu'), ['message error-too-often']],
    [
      'the first file too many',
      MAX,
      incoming({ kind: 'file', file: photo, caption: '' }),
      ['message error-too-often'],
    ],
    [
      'the first sticker too many',
      MAX,
      incoming({ kind: 'other', what: 'sticker', needsAnswer: true }),
      ['message error-too-often'],
    ],
    ['messages after that', MAX + 1, says('hello'), []],
  ])('%s', (_, count, update, expected) => {
    expect(shown(count, update)).toEqual(expected);
  });

  it('never holds up money, nor news of the chat', () => {
    const money: Incoming[] = [
      incoming({ kind: 'checkout', queryId: 'pre', invoice }),
      incoming({ kind: 'paid', chargeId: 'charge', invoice }),
      incoming({ kind: 'refunded', chargeId: 'charge', invoice }),
      incoming({ kind: 'blocked', blocked: true }),
      incoming({ kind: 'other', what: 'edited', needsAnswer: false }),
    ];
    for (const update of money) {
      const rested = decide(facts({ dialogue: at(noPace) }), update);
      const pace = { sinceMs: NOW_MS - 1000, count: MAX + 9 };
      const hurried = decide(facts({ dialogue: at(pace) }), update);
      expect({ ...hurried, dialogue: null }).toEqual({ ...rested, dialogue: null });
      // It is not an action of the user.
      expect(hurried.dialogue.pace).toEqual(pace);
    }
  });

  it.each<[string, number, number, string[]]>([
    ['within the period', NOW_MS - PERIOD_MS + 1, MAX + 9, ['toast error-too-often']],
    ['when it is over', NOW_MS - PERIOD_MS, MAX + 9, ['panel menu']],
    ['when the clock was set back', NOW_MS + 1, MAX + 9, ['panel menu']],
  ])('%s', (_, sinceMs, count, expected) => {
    expect(shown(count, taps({ kind: 'menu' }), sinceMs)).toEqual(expected);
  });

  it('says how long to wait', () => {
    const [reply] = decide(
      facts({ dialogue: at({ sinceMs: NOW_MS - PERIOD_MS + 1500, count: MAX }) }),
      says('hello'),
    ).replies;
    expect(reply).toMatchObject({ screen: { variables: { seconds: 2 } } });
  });

  it('takes nothing away: the form stays as it is', () => {
    const before = filling(emptyForm());
    const pace = { sinceMs: NOW_MS - 1000, count: MAX };
    const hurried = decide({ ...before, dialogue: { ...before.dialogue, pace } }, says('a cat'));
    expect(hurried.dialogue.form).toEqual(before.dialogue.form);
    expect(hurried.deeds).toEqual([]);
  });

  it('lets through exactly so many of a flood, and answers one message more in each period', () => {
    let dialogue = facts().dialogue;
    const answered: number[] = [];
    const FLOOD = MAX * 3;
    for (let second = 0; second < 2; second++) {
      for (let each = 0; each < FLOOD; each++) {
        const nowMs = NOW_MS + second * PERIOD_MS;
        const decision = decide(facts({ nowMs, dialogue }), says('hello'));
        dialogue = decision.dialogue;
        answered.push(decision.replies.length > 0 ? 1 : 0);
      }
    }
    const total = answered.reduce((sum, one) => sum + one, 0);
    expect(total).toBe(2 * (MAX + 1));
  });
});
