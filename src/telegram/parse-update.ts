import type {
  Incoming,
  IncomingContent,
  IncomingFrom,
  PaidInvoice,
  SentFile,
} from '../core/incoming.ts';
import { parseFile } from './parse-file.ts';
import { fieldsOf, type JsonFields, textOf, wholeNumberOf } from './update-fields.ts';

/**
 * What an update says. Null when there is nobody to answer: it is of a kind that we do not know, or
 * no update at all. Never throws, and passes over what it does not know.
 */
export function parseUpdate(payload: string): Incoming | null {
  const update = fieldsOf(parsedJson(payload));
  const updateId = update === null ? null : wholeNumberOf(update['update_id']);
  if (update === null || updateId === null) return null;
  const found = contentOf(update);
  if (found === null) return null;
  const { sender, chat, content } = found;
  const userId = wholeNumberOf(sender?.['id']);
  const chatId = wholeNumberOf(chat?.['id']) ?? userId;
  if (userId === null || chatId === null) return null;
  const from: IncomingFrom = {
    updateId,
    userId,
    chatId,
    firstName: textOf(sender?.['first_name']) ?? '',
    username: textOf(sender?.['username']),
    forwardedFromId: forwardedFrom(update),
    languageCode: textOf(sender?.['language_code']),
  };
  const isPrivate = chat === null || chat['type'] === 'private';
  return { ...from, ...(isPrivate ? content : inGroup(content)) };
}

function forwardedFrom(update: JsonFields): number | null {
  const origin = fieldsOf(fieldsOf(update['message'])?.['forward_origin']);
  return wholeNumberOf(fieldsOf(origin?.['sender_user'])?.['id']);
}

interface Found {
  readonly sender: JsonFields | null;
  readonly chat: JsonFields | null;
  readonly content: IncomingContent;
}

function contentOf(update: JsonFields): Found | null {
  const message = fieldsOf(update['message']);
  if (message !== null) return found(message, messageContent(message));
  const tap = fieldsOf(update['callback_query']);
  if (tap !== null) return foundTap(tap);
  const checkout = fieldsOf(update['pre_checkout_query']);
  if (checkout !== null) return foundCheckout(checkout);
  const member = fieldsOf(update['my_chat_member']);
  if (member !== null) return found(member, memberContent(member));
  const edited = fieldsOf(update['edited_message']);
  return edited === null ? null : found(edited, ignored('edited_message'));
}

function found(holder: JsonFields, content: IncomingContent): Found {
  return { sender: fieldsOf(holder['from']), chat: fieldsOf(holder['chat']), content };
}

function foundTap(tap: JsonFields): Found | null {
  const queryId = textOf(tap['id']);
  if (queryId === null) return null;
  const message = fieldsOf(tap['message']);
  return {
    sender: fieldsOf(tap['from']),
    chat: fieldsOf(message?.['chat']),
    content: {
      kind: 'tap',
      data: textOf(tap['data']) ?? '',
      queryId,
      // A message that is too old is named, but with date 0: it cannot be changed any more.
      messageId: message?.['date'] === 0 ? null : wholeNumberOf(message?.['message_id']),
    },
  };
}

function foundCheckout(checkout: JsonFields): Found | null {
  const queryId = textOf(checkout['id']);
  if (queryId === null) return null;
  return {
    sender: fieldsOf(checkout['from']),
    chat: null,
    content: { kind: 'checkout', queryId, invoice: invoiceOf(checkout) },
  };
}

function memberContent(member: JsonFields): IncomingContent {
  const status = fieldsOf(member['new_chat_member'])?.['status'];
  return { kind: 'blocked', blocked: status === 'kicked' || status === 'left' };
}

function messageContent(message: JsonFields): IncomingContent {
  const paid = fieldsOf(message['successful_payment']);
  if (paid !== null) return paymentContent('paid', paid);
  const refunded = fieldsOf(message['refunded_payment']);
  if (refunded !== null) return paymentContent('refunded', refunded);
  const file = parseFile(message);
  if (file !== null) return fileContent(message, file);
  const text = textOf(message['text']);
  if (text !== null) return textContent(text);
  return { kind: 'other', what: kindOf(message), needsAnswer: !isService(message) };
}

function fileContent(message: JsonFields, file: SentFile): IncomingContent {
  const albumId = textOf(message['media_group_id']);
  const caption = textOf(message['caption']) ?? '';
  return { kind: 'file', file, caption, ...(albumId === null ? {} : { albumId }) };
}

function paymentContent(kind: 'paid' | 'refunded', payment: JsonFields): IncomingContent {
  const chargeId = textOf(payment['telegram_payment_charge_id']);
  if (chargeId === null) return { kind: 'other', what: kind, needsAnswer: true };
  const content = { chargeId, invoice: invoiceOf(payment) };
  // Telegram leaves it empty for Stars.
  const providerChargeId = textOf(payment['provider_payment_charge_id']) || undefined;
  return kind === 'paid' ? { kind, ...content, providerChargeId } : { kind, ...content };
}

function invoiceOf(holder: JsonFields): PaidInvoice {
  return {
    payload: textOf(holder['invoice_payload']) ?? '',
    currency: textOf(holder['currency']) ?? '',
    amount: wholeNumberOf(holder['total_amount']) ?? 0,
  };
}

const COMMAND = /^\/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/;

function textContent(text: string): IncomingContent {
  const [, command, argument = ''] = COMMAND.exec(text) ?? [];
  return command === undefined
    ? { kind: 'text', text }
    : { kind: 'command', command: command.toLowerCase(), argument: argument.trim() };
}

/** Fields that a message has besides what it is about. */
const ABOUT_THE_MESSAGE: ReadonlySet<string> = new Set([
  ...['message_id', 'from', 'chat', 'date', 'message_thread_id', 'sender_chat', 'edit_date'],
  ...[
    'reply_to_message',
    'reply_markup',
    'entities',
    'via_bot',
    'forward_origin',
    'forward_date',
    'has_protected_content',
  ],
]);

/** What Telegram says by itself, and nobody has sent. */
const SERVICE: ReadonlySet<string> = new Set([
  ...['pinned_message', 'message_auto_delete_timer_changed', 'write_access_allowed'],
  ...['chat_background_set', 'proximity_alert_triggered', 'connected_website'],
]);

function kindOf(message: JsonFields): string {
  return Object.keys(message).find((name) => !ABOUT_THE_MESSAGE.has(name)) ?? 'message';
}

function isService(message: JsonFields): boolean {
  return Object.keys(message).some((name) => SERVICE.has(name));
}

/** In a group only a command is meant for the bot. */
function inGroup(content: IncomingContent): IncomingContent {
  return { kind: 'other', what: 'group', needsAnswer: content.kind === 'command' };
}

function ignored(what: string): IncomingContent {
  return { kind: 'other', what, needsAnswer: false };
}

function parsedJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
