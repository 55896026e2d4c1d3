import type { Language } from '../../generated/messages.ts';
import type { OwedCall, Remember } from '../core/delivery/owed-call.ts';
import type { Invoice, Reply } from '../core/dialogue/decision.ts';
import type { NoticeScreen, Progress, Screen } from '../core/dialogue/screen.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Incoming } from '../core/incoming.ts';
import { formatKopecks } from '../core/money/format-kopecks.ts';
import { inlineKeyboard } from './inline-keyboard.ts';
import { resendCalls } from './resend-calls.ts';
import { noticeText } from './screens/notice.ts';
import { renderScreen } from './screens/render-screen.ts';
import { text } from './texts.ts';

/** What calls depend on besides the reply. */
export interface CallContext {
  readonly incoming: Incoming;
  readonly language: Language;
  /** The panel as it was before the update; null when there is none. */
  readonly panelMessageId: number | null;
  /** The order that was made in this turn, and what is known of its way; null: none was made. */
  readonly ordered: (Progress & { readonly generation: Generation }) | null;
}

const TAP_ANSWER = 'answerCallbackQuery';
/** Telegram refuses longer ones. */
const TOAST_LENGTH_MAX = 200;
const INVOICE_TITLE_LENGTH_MAX = 32;

/**
 * The calls that show the replies of a decision, in their order. A tap is answered first of all, so
 * that the button stops waiting, also when the decision has no words for it. The token of the
 * payment provider is added where the call is made: a secret is not written down here.
 */
export function callsFor(replies: readonly Reply[], context: CallContext): readonly OwedCall[] {
  const { incoming } = context;
  const calls = replies.flatMap((reply) => callsOf(reply, context));
  const isAnswered = calls.some(({ method }) => method === TAP_ANSWER);
  return incoming.kind === 'tap' && !isAnswered ? [tapAnswer(incoming.queryId), ...calls] : calls;
}

function callsOf(reply: Reply, context: CallContext): readonly OwedCall[] {
  const { incoming, language } = context;
  const { chatId } = incoming;
  switch (reply.kind) {
    case 'panel':
      return panelCalls(reply.screen, { panel: true }, context, reply.isInPlace);
    case 'progress':
      return progressCalls(context);
    case 'message':
      return [sendMessage(chatId, reply.screen, language, null)];
    case 'toast':
      return incoming.kind === 'tap'
        ? [tapAnswer(incoming.queryId, noticeText(reply.notice, language), reply.alert)]
        : [];
    case 'invoice':
      return [invoiceCall(chatId, reply.invoice, language)];
    case 'answer-checkout':
      return [checkoutAnswer(reply.queryId, reply.refusal, language)];
    case 'resend':
      return resendCalls(chatId, reply.generation, reply.deliveries);
  }
}

/** Only a tap on the panel changes it in place; after anything else it would be out of sight. */
function panelCalls(
  screen: Screen,
  remember: Remember,
  { incoming, language, panelMessageId }: CallContext,
  isInPlace = false,
): readonly OwedCall[] {
  const { chatId } = incoming;
  if (panelMessageId === null) return [sendMessage(chatId, screen, language, remember)];
  const isTap = incoming.kind === 'tap' && incoming.messageId === panelMessageId;
  if (isInPlace || isTap) {
    const payload = { ...messagePayload(chatId, screen, language), message_id: panelMessageId };
    return [{ method: 'editMessageText', payload, remember }];
  }
  // The buttons of the old panel would be stale.
  const strip = { chat_id: chatId, message_id: panelMessageId };
  return [
    sendMessage(chatId, screen, language, remember),
    { method: 'editMessageReplyMarkup', payload: strip, remember: null },
  ];
}

/** Takes the place of the panel, which is none any more. */
function progressCalls(context: CallContext): readonly OwedCall[] {
  const { ordered, incoming, language } = context;
  // The form was an order already: the ledger and the table of orders know each draft once.
  if (ordered === null) {
    const words = text(language, 'form-already-started');
    return incoming.kind === 'tap' ? [tapAnswer(incoming.queryId, words)] : [];
  }
  const { generation, ...progress } = ordered;
  const screen = { kind: 'generation', generation, progress } as const;
  return panelCalls(screen, { progress: generation.id }, context);
}

function sendMessage(
  chatId: number,
  screen: Screen,
  language: Language,
  remember: Remember | null,
): OwedCall {
  return { method: 'sendMessage', payload: messagePayload(chatId, screen, language), remember };
}

/**
 * A screen as the payload of `sendMessage` or `editMessageText`.
 * @throws when a button carries more than Telegram allows, which is a fault in the code
 */
export function messagePayload(chatId: number, screen: Screen, language: Language): object {
  const { html, keyboard } = renderScreen(screen, language);
  return {
    chat_id: chatId,
    text: html.source,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(keyboard.length === 0 ? {} : { reply_markup: inlineKeyboard(keyboard) }),
  };
}

function tapAnswer(queryId: string, words = '', isAlert = false): OwedCall {
  const said = words === '' ? {} : { text: cut(words, TOAST_LENGTH_MAX), show_alert: isAlert };
  const payload = { callback_query_id: queryId, ...said };
  return { method: TAP_ANSWER, payload, remember: null };
}

function checkoutAnswer(
  queryId: string,
  refusal: NoticeScreen | null,
  language: Language,
): OwedCall {
  const verdict =
    refusal === null
      ? { ok: true }
      : { ok: false, error_message: cut(noticeText(refusal, language), TOAST_LENGTH_MAX) };
  const payload = { pre_checkout_query_id: queryId, ...verdict };
  return { method: 'answerPreCheckoutQuery', payload, remember: null };
}

function invoiceCall(chatId: number, invoice: Invoice, language: Language): OwedCall {
  const amount = formatKopecks(invoice.kopecks, language);
  const payload = {
    chat_id: chatId,
    title: cut(text(language, 'topup-title', { amount }), INVOICE_TITLE_LENGTH_MAX),
    description: text(language, 'topup-description'),
    payload: invoice.payload,
    currency: invoice.currency,
    prices: [{ label: text(language, 'topup-label'), amount: invoice.amount }],
  };
  return { method: 'sendInvoice', payload, remember: null };
}

/** At most so many UTF-16 units, and no half character at the end. */
function cut(words: string, lengthMax: number): string {
  return words.length <= lengthMax
    ? words
    : `${words.slice(0, lengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
