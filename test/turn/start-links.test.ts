import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeAction } from '../../src/core/dialogue/action-data.ts';
import { startLinks } from '../../src/turn/start-links.ts';

const links = startLinks('secret', () => 'truth_bot');
const userId = fc.integer({ min: 1, max: 2 ** 52 });

function tokenOf(id: number, of = links): string {
  return of.linkOf(id)?.split('?start=r_')[1] ?? '';
}

it('a link tells who invites, and is one that Telegram takes', () => {
  fc.assert(
    fc.property(userId, (id) => {
      expect(links.inviterOf(tokenOf(id))).toBe(id);
      expect(`r_${tokenOf(id)}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    }),
  );
});

it('a link that we did not write is nobody’s', () => {
  const others = startLinks('another secret', () => 'truth_bot');
  fc.assert(
    fc.property(userId, userId, fc.string(), (id, other, word) => {
      expect(links.inviterOf(tokenOf(id, others))).toBeNull();
      expect(links.inviterOf(word)).toBeNull();
      const [, ...signature] = tokenOf(id).split('_');
      const stolen = [other.toString(36), ...signature].join('_');
      expect(links.inviterOf(stolen)).toBe(other === id ? id : null);
    }),
  );
});

const share = fc.record({
  generationId: fc.integer({ min: 1, max: 2 ** 52 }),
  round: fc.integer({ min: 1, max: 10_000 }),
});

it('the link of a result tells which, fits under a button, and is good for no other', () => {
  const others = startLinks('another secret', () => 'truth_bot');
  fc.assert(
    fc.property(share, share, fc.string(), (one, other, word) => {
      const token = links.shareTokenOf(one);
      expect(links.shareLinkOf(one)).toBe(`https://t.me/truth_bot?start=s_${token}`);
      expect(`s_${token}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(encodeAction({ kind: 'like', token }).length).toBeLessThanOrEqual(64);
      expect(links.sharedBy(token)).toEqual(one);
      expect(links.sharedBy(others.shareTokenOf(one))).toBeNull();
      expect(links.sharedBy(word)).toBeNull();
      const [, , ...signature] = token.split('_');
      const named = [other.generationId, other.round].map((number) => number.toString(36));
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(links.sharedBy([...named, ...signature].join('_'))).toEqual(isSame ? one : null);
      // What invites shows no result.
      expect(links.sharedBy(tokenOf(one.generationId))).toBeNull();
    }),
  );
});

it('there is no link before the name of the bot is known', () => {
  const nameless = startLinks('secret', () => null);
  expect(nameless.linkOf(7)).toBeNull();
  expect(nameless.shareLinkOf({ generationId: 7, round: 1 })).toBeNull();
});
