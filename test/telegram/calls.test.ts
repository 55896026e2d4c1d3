import { describe, expect, it } from 'vitest';
import type { OwedCall } from '../../src/core/delivery/owed-call.ts';
import type { Reply } from '../../src/core/dialogue/decision.ts';
import { alert, notice, toast } from '../../src/core/dialogue/notice.ts';
import { unknownProgress } from '../../src/core/dialogue/screen.ts';
import type { Delivery } from '../../src/core/generation/generation.ts';
import { type CallContext, callsFor } from '../../src/telegram/calls.ts';
import { command, generation, PANEL_ID, taps, USER_ID } from '../core/dialogue/situation.ts';

const context: CallContext = {
  incoming: command('menu'),
  language: 'en',
  panelMessageId: PANEL_ID,
  ordered: null,
};
const panel: Reply = { kind: 'panel', screen: { kind: 'help' } };
const onPanel = taps({ kind: 'menu' });
const elsewhere = taps({ kind: 'menu' }, PANEL_ID - 1);

function shown(calls: readonly OwedCall[]): string[] {
  return calls.map(({ method, payload, remember }) => {
    const { message_id: id } = payload as { message_id?: number };
    const at = id === undefined ? '' : ` ${id}`;
    return `${method}${at}${remember === null ? '' : ` → ${Object.keys(remember)[0]}`}`;
  });
}

function payloadOf(call: OwedCall | undefined): object {
  if (call === undefined) throw new Error('There is no call');
  return call.payload;
}

describe('a panel', () => {
  it.each<[string, Partial<CallContext>, string[]]>([
    ['is sent', { panelMessageId: null }, ['sendMessage → panel']],
    [
      'is sent anew after a message, and the old one loses its buttons',
      {},
      ['sendMessage → panel', `editMessageReplyMarkup ${PANEL_ID}`],
    ],
    [
      'is changed in place after a tap on it',
      { incoming: onPanel },
      ['answerCallbackQuery', `editMessageText ${PANEL_ID} → panel`],
    ],
    [
      'is sent anew after a tap on another message',
      { incoming: elsewhere },
      ['answerCallbackQuery', 'sendMessage → panel', `editMessageReplyMarkup ${PANEL_ID}`],
    ],
    [
      'is sent after a tap on a message that is no panel any more',
      { incoming: onPanel, panelMessageId: null },
      ['answerCallbackQuery', 'sendMessage → panel'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(shown(callsFor([panel], { ...context, ...changes }))).toEqual(expected);
  });

  it('is HTML, without previews of links', () => {
    expect(callsFor([panel], context)[0]?.payload).toMatchObject({
      chat_id: USER_ID,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: expect.any(Array) },
    });
  });
});

describe('the progress of a new order', () => {
  const ordered = { generation: generation({ state: 'confirmed' }), ...unknownProgress };

  it('takes the place of the panel', () => {
    const calls = callsFor([{ kind: 'progress' }], { ...context, incoming: onPanel, ordered });
    expect(shown(calls)).toEqual(['answerCallbackQuery', `editMessageText ${PANEL_ID} → progress`]);
    expect(calls[1]?.remember).toEqual({ progress: 9 });
  });

  it('is only a word when the draft was an order already', () => {
    const calls = callsFor([{ kind: 'progress' }], { ...context, incoming: onPanel });
    expect(calls).toMatchObject([
      { method: 'answerCallbackQuery', payload: { text: expect.stringContaining('Already') } },
    ]);
  });
});

describe('a tap', () => {
  it('E7: is answered when there is nothing to say', () => {
    expect(callsFor([], { ...context, incoming: onPanel })).toEqual([
      { method: 'answerCallbackQuery', payload: { callback_query_id: 'q1' }, remember: null },
    ]);
  });

  it('is answered in words', () => {
    const replies = [alert('order-over')];
    expect(callsFor(replies, { ...context, incoming: onPanel })[0]?.payload).toEqual({
      callback_query_id: 'q1',
      text: 'This order is over already.',
      show_alert: true,
    });
  });

  it('F13: is answered in no more words than Telegram takes, none of them broken', () => {
    const replies = [toast('error-incident', { incident: '😀'.repeat(200) })];
    const [call] = callsFor(replies, { ...context, incoming: onPanel });
    const { text } = payloadOf(call) as { text: string };
    expect([text.length <= 200, text.isWellFormed()]).toEqual([true, true]);
  });

  it('is not answered where nobody has tapped', () => {
    expect(callsFor([toast('order-stopped')], context)).toEqual([]);
  });
});

describe('money', () => {
  it('an invoice holds no secret, and a title that Telegram takes', () => {
    const invoice = { payload: 'p', currency: 'RUB', amount: 155_000, kopecks: 155_000n } as const;
    for (const language of ['ru', 'en'] as const) {
      const [call] = callsFor([{ kind: 'invoice', invoice }], { ...context, language });
      expect(call).toMatchObject({
        method: 'sendInvoice',
        payload: { currency: 'RUB', payload: 'p', prices: [{ amount: 155_000 }] },
      });
      const { title, ...rest } = payloadOf(call) as { title: string };
      expect(title.length).toBeLessThanOrEqual(32);
      expect(rest).not.toHaveProperty('provider_token');
    }
  });

  it('a checkout is answered with yes, or with no and a reason', () => {
    const yes: Reply = { kind: 'answer-checkout', queryId: 'pre', refusal: null };
    const no: Reply = { ...yes, refusal: notice('topup-refused') };
    expect(callsFor([yes, no], context).map(({ payload }) => payload)).toEqual([
      { pre_checkout_query_id: 'pre', ok: true },
      { pre_checkout_query_id: 'pre', ok: false, error_message: expect.stringContaining('date') },
    ]);
  });
});

describe('what was delivered', () => {
  const delivery = (position: number, kind: Delivery['kind'], fileId: string | null): Delivery => ({
    position,
    kind,
    fileId,
    messageId: 100 + position,
  });
  const sent = (deliveries: readonly Delivery[], results = generation().results) =>
    callsFor([{ kind: 'resend', generation: generation({ results }), deliveries }], context).map(
      ({ method, payload }) => [method, payload],
    );

  it('is sent again by the id of its file', () => {
    expect(sent([delivery(0, 'video', 'v')])).toEqual([
      ['sendVideo', { chat_id: USER_ID, video: 'v' }],
    ]);
  });

  it('is sent in order, neighbours of a kind in albums of at most ten', () => {
    const photos = Array.from({ length: 12 }, (_, at) => delivery(at, 'photo', `p${at}`));
    const calls = sent([delivery(12, 'audio', 'a'), ...photos]);
    expect(calls.map(([method]) => method)).toEqual([
      'sendMediaGroup',
      'sendMediaGroup',
      'sendAudio',
    ]);
    const sizes = calls.map(([, payload]) => (payload as { media?: unknown[] }).media?.length);
    expect(sizes).toEqual([10, 2, undefined]);
  });

  it('is sent as a text or a link when it was one', () => {
    const calls = sent(
      [delivery(0, 'text', null), delivery(1, 'document', null)],
      [
        { kind: 'text', text: 'la <la> &' },
        { kind: 'file', url: 'https://files.kie.example/a.bin' },
      ],
    );
    expect(calls).toMatchObject([
      ['sendMessage', { text: 'la &lt;la&gt; &amp;', parse_mode: 'HTML' }],
      ['sendMessage', { text: 'https://files.kie.example/a.bin' }],
    ]);
  });
});
