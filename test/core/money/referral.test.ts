import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { anyFacts, anyIncoming } from '../dialogue/any.ts';
import { deeds, seen } from '../dialogue/seen.ts';
import { command, facts, taps, USER_ID } from '../dialogue/situation.ts';

const newcomer = { id: USER_ID, language: 'en', isNew: true, role: null, isBanned: false } as const;

describe('an invitation', () => {
  it('counts for somebody new, who is welcomed as everybody', () => {
    const decision = decide(facts({ user: newcomer, inviterId: 701 }), command('start', 'r_x_y'));
    expect(decision.deeds).toContainEqual({ kind: 'note-referral', inviterId: 701 });
    expect(seen(decision)).toEqual(['panel welcome']);
  });

  it('never counts for who is known, so that no two can invite each other, nor for oneself', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (known, incoming) => {
        const isNoted = deeds(decide(known, incoming)).includes('note-referral');
        if (isNoted) expect([known.user.isNew, known.inviterId]).toEqual([true, 701]);
      }),
    );
  });

  it('is shown with what came of it', () => {
    const stats = { link: 'https://t.me/b?start=r_1', invited: 3, rewarded: 1, earnedKopecks: 9n };
    const screen = { kind: 'invite', stats };
    const known = facts({ referralStats: stats });
    expect(decide(known, taps({ kind: 'invite' })).replies).toEqual([{ kind: 'panel', screen }]);
    expect(decide(known, command('invite')).replies).toEqual([{ kind: 'panel', screen }]);
  });
});
