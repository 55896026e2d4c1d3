import fc from 'fast-check';
import { expect, it } from 'vitest';
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

it('there is no link before the name of the bot is known', () => {
  expect(startLinks('secret', () => null).linkOf(7)).toBeNull();
});
