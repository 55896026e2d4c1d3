import { describe, expect, it } from 'vitest';
import { languages } from '../../generated/messages.ts';
import { rightOfAdminAction } from '../../src/core/admin/admin-action.ts';
import { adminNeedsOf } from '../../src/core/admin/admin-needs.ts';
import { may } from '../../src/core/admin/rights.ts';
import type { Action } from '../../src/core/dialogue/action.ts';
import { decodeAction, encodeAction } from '../../src/core/dialogue/action-data.ts';
import { decide } from '../../src/core/dialogue/decide.ts';
import { renderAdmin } from '../../src/telegram/screens/admin/render-admin.ts';
import { facts, taps } from '../core/dialogue/situation.ts';
import { ADMIN_SCREENS, type ShownToAdmin } from './admin-screens.ts';

/** What a button of the screen leads to that is gone, or not there any more. */
const DEAD = ['error-stale-button', 'admin-done-before', 'promo-unknown', 'admin-no-incident'];

/** A button that leads nowhere: it is out of date the moment it is shown. */
function isDead({ facts: admin, input }: ShownToAdmin, action: Action): boolean {
  const update = taps(action);
  const dialogue = { ...facts().dialogue, adminInput: input ?? null };
  // Only what the update asks for is read.
  const asked = adminNeedsOf(update, dialogue).kind;
  if (asked !== 'nothing' && asked !== admin?.kind) return false;
  const known = facts({
    user: { ...facts().user, role: 'owner' },
    dialogue,
    admin: asked === admin?.kind ? admin : { kind: 'nothing' },
  });
  return decide(known, update).replies.some(
    (reply) => reply.kind === 'toast' && DEAD.includes(reply.notice.key),
  );
}

it('the list has every screen of the admin part', () => {
  const shown = new Set(ADMIN_SCREENS.map(({ view }) => view.show));
  expect([...shown].toSorted()).toEqual(
    [
      ...(['adjustment', 'ask', 'ask-free', 'ask-percent', 'audit', 'broadcast'] as const),
      ...([
        'broadcast-ask',
        'broadcasts',
        'incident',
        'incidents',
        'log-alarm',
        'menu',
        'model',
      ] as const),
      ...([
        'model-news',
        'models',
        'order',
        'order-alarm',
        'order-refund',
        'orders',
        'promo',
        'promo-draft',
      ] as const),
      ...(['promos', 'questions', 'segments', 'staff', 'stats', 'user', 'user-alarm'] as const),
    ].toSorted(),
  );
});

describe.each(languages)('in %s', (language) => {
  it('every button fits, is known again and leads somewhere', () => {
    for (const screen of ADMIN_SCREENS) {
      for (const { text, action } of renderAdmin(screen.view, language).keyboard.flat()) {
        const data = encodeAction(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeAction(data)).toEqual(action);
        expect(text.trim()).not.toBe('');
        expect.soft(isDead(screen, action), `${screen.view.show}: ${data}`).toBe(false);
      }
    }
  });

  it('every screen has a way out, no empty row, and fits into a message with right markup', () => {
    for (const { view } of ADMIN_SCREENS) {
      const { html, keyboard } = renderAdmin(view, language);
      expect(keyboard.length, view.show).toBeGreaterThan(0);
      for (const row of keyboard) expect(row.length).toBeGreaterThan(0);
      const seen = html.source.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.');
      expect.soft(seen.length, view.show).toBeLessThanOrEqual(4096);
      expect(seen).not.toMatch(/[<>&]/);
    }
  });

  it.each(['admin', 'support'] as const)('%s is shown no button beyond their rights', (role) => {
    for (const { view } of ADMIN_SCREENS) {
      if (!('role' in view)) continue;
      const { keyboard } = renderAdmin({ ...view, role } as typeof view, language);
      for (const { action } of keyboard.flat()) {
        if (action.kind !== 'admin') continue;
        expect(may(role, rightOfAdminAction[action.admin.kind])).toBe(true);
      }
    }
  });
});
