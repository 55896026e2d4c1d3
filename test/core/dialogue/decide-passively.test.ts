import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passive } from '../../../generated/modes.ts';
import { decodeAction } from '../../../src/core/dialogue/action-data.ts';
import { decidePassively } from '../../../src/core/dialogue/decide-passively.ts';
import { anyIncoming } from './any.ts';
import { command, incoming, says, taps } from './situation.ts';

const refusal = { screen: { key: passive.rejectMessage } };

describe('while nobody leads', () => {
  it.each(passive.safeCommands)('/%s is answered', (name) => {
    const { replies = [] } = decidePassively(command(name), 'en') ?? {};
    expect(replies).toMatchObject([{ kind: 'message', screen: { kind: expect.any(String) } }]);
    expect(replies).not.toMatchObject([refusal]);
  });

  it.each(passive.safeCallbacks)('a button of kind %s means something and is answered', (kind) => {
    expect(decodeAction(`1:${kind}`)).toMatchObject({ kind });
    const tap = incoming({ kind: 'tap', data: `1:${kind}`, queryId: 'q', messageId: 1 });
    const { replies = [] } = decidePassively(tap, 'en') ?? {};
    expect(replies).toHaveLength(1);
    expect(replies).not.toMatchObject([{ notice: { key: passive.rejectMessage } }]);
  });

  it('what needs a leader is refused', () => {
    expect(decidePassively(command('balance'), 'en')?.replies).toMatchObject([refusal]);
    expect(decidePassively(command('language'), 'en')?.replies).toMatchObject([refusal]);
    expect(decidePassively(says('a cat'), 'en')?.replies).toMatchObject([refusal]);
    expect(
      decidePassively(taps({ kind: 'confirm', draftId: 'draft-01', priceKopecks: 1 }), 'en'),
    ).toMatchObject({ replies: [{ kind: 'toast', alert: true }] });
    expect(decidePassively(taps({ kind: 'language', language: 'ru' }), 'en')).toMatchObject({
      replies: [{ kind: 'toast', alert: true }],
    });
  });

  it('money waits for a leader, and no panel and no deed is made', () => {
    fc.assert(
      fc.property(anyIncoming, (update) => {
        const decision = decidePassively(update, 'ru');
        const waits = ['checkout', 'paid', 'refunded', 'blocked'].includes(update.kind);
        if (waits) expect(decision).toBeNull();
        for (const { kind } of decision?.replies ?? [])
          expect(['message', 'toast']).toContain(kind);
        if (!waits && update.kind !== 'other') expect(decision?.replies).toHaveLength(1);
      }),
    );
  });
});
