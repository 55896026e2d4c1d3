import { randomBytes, randomInt } from 'node:crypto';
import type { MarkedText } from './entity.ts';
import type { MediaKind } from './file-store.ts';
import { mediaFacts } from './media-facts.ts';
import type { Content, Invoice, Message, Payment, Person } from './message.ts';
import { botUser, wireChat, wireInaccessible, wireMessage, wireUser } from './message-wire.ts';
import type { Telegram } from './telegram.ts';

/** The app splits what is longer. */
const TEXT_LENGTH_MAX = 4096;

export interface UserFile {
  readonly bytes: Uint8Array;
  /** What the phone says it is. Absent: what the content says. */
  readonly mimeType?: string | undefined;
  readonly fileName?: string | undefined;
  readonly caption?: string | undefined;
  /** Absent: as the app would send such a file. */
  readonly as?: MediaKind | undefined;
}

export type PaymentOutcome =
  | { readonly kind: 'paid'; readonly chargeId: string }
  /** `reason` null: the bot did not answer in time. */
  | { readonly kind: 'refused'; readonly reason: string | null };

/** What a person can do in the app. Throws an Error for what the app would not let her do. */
export class UserActions {
  readonly #telegram: Telegram;

  constructor(telegram: Telegram) {
    this.#telegram = telegram;
  }

  /** Returns the ids of the messages: a long text becomes several. */
  say(personId: number, text: string): number[] {
    if (text.trim() === '') throw new Error('The app does not send an empty message.');
    const person = this.#writer(personId);
    const ids: number[] = [];
    for (let rest = text; rest !== ''; rest = rest.slice(TEXT_LENGTH_MAX)) {
      const marked = withCommand(rest.slice(0, TEXT_LENGTH_MAX));
      ids.push(this.#post(person, { kind: 'text', marked }).id);
    }
    return ids;
  }

  sendFile(personId: number, file: UserFile, albumId: string | null = null): number {
    const person = this.#writer(personId);
    const bytes = Buffer.from(file.bytes);
    const facts = mediaFacts(bytes);
    const mimeType = file.mimeType ?? facts.mimeType;
    const kind = file.as ?? kindOf(mimeType);
    if (kind === 'photo' && facts.widthPx === null) {
      throw new Error('The app cannot open this picture; send it as a document.');
    }
    // A photo loses its name on the way.
    const name = kind === 'photo' || kind === 'voice' ? null : (file.fileName ?? 'file');
    const media = {
      file: this.#telegram.files.add(kind, bytes, name, mimeType),
      widthPx: facts.widthPx,
      heightPx: facts.heightPx,
      seconds: facts.seconds,
    };
    const caption = { text: file.caption ?? '', entities: [] };
    return this.#post(person, { kind: 'media', media, caption }, albumId).id;
  }

  sendAlbum(personId: number, files: readonly UserFile[]): number[] {
    const albumId = String(10 ** 13 + randomInt(10 ** 12));
    return files.map((file) => this.sendFile(personId, file, albumId));
  }

  /** Anything else, in the words of the Bot API: `{ sticker: { … } }`. */
  sendOther(personId: number, fields: Readonly<Record<string, unknown>>): number {
    return this.#post(this.#writer(personId), { kind: 'other', fields }).id;
  }

  editText(personId: number, messageId: number, text: string): void {
    const message = this.#message(personId, messageId);
    if (message.isFromBot || message.content.kind !== 'text') {
      throw new Error('Only an own text can be edited.');
    }
    this.#telegram.chats.edit(message, { kind: 'text', marked: withCommand(text) }, null);
    this.#telegram.feed.push(personId, 'edited_message', wireMessage(message));
  }

  /**
   * Taps a button that carries `data`. The message may have changed since the person saw it, so the
   * button need not be there any more. With `isOld` the bot is not shown the message.
   * Returns the id of the query.
   */
  tap(personId: number, messageId: number, data: string, isOld = false): string {
    const person = this.#writer(personId);
    const message = this.#message(personId, messageId);
    const { taps, settings, feed } = this.#telegram;
    const id = taps.ask({ chatId: personId, messageId }, settings.callbackAnswerMs);
    feed.push(personId, 'callback_query', {
      id,
      from: wireUser(person),
      message: isOld ? wireInaccessible(message) : wireMessage(message),
      chat_instance: String(personId * 7919),
      data,
    });
    return id;
  }

  /** Confirms the payment sheet of an invoice, and waits for the bot's word. */
  pay(personId: number, messageId: number): Promise<PaymentOutcome> {
    const person = this.#writer(personId);
    const message = this.#message(personId, messageId);
    const { content } = message;
    if (content.kind !== 'invoice') throw new Error('This message is no invoice.');
    const { invoice } = content;
    if (invoice.state !== 'open') throw new Error(`This invoice is ${invoice.state}.`);
    if (invoice.currency === 'XTR' && person.stars < invoice.amount) {
      throw new Error(`The app offers to buy more Stars: there are only ${person.stars}.`);
    }
    this.#checkout(message, invoice, 'checking', null);
    return new Promise((resolve) => {
      const { checkouts, settings, feed } = this.#telegram;
      const settle = (outcome: { ok: boolean; refusal: string | null }): void => {
        if (outcome.ok) resolve({ kind: 'paid', chargeId: this.#take(message, invoice) });
        else {
          this.#checkout(message, invoice, 'failed', outcome.refusal);
          resolve({ kind: 'refused', reason: outcome.refusal });
        }
      };
      const id = checkouts.ask({ message, settle }, settings.checkoutAnswerMs);
      feed.push(personId, 'pre_checkout_query', {
        id,
        from: wireUser(person),
        currency: invoice.currency,
        total_amount: invoice.amount,
        invoice_payload: invoice.payload,
      });
    });
  }

  setBlocked(personId: number, isBlocked: boolean): void {
    const person = this.#person(personId);
    if (person.hasBlocked === isBlocked) return;
    person.hasBlocked = isBlocked;
    this.#telegram.chats.personChanged(person);
    if (!person.hasStarted) return;
    const member = (isMember: boolean): unknown => ({
      user: botUser,
      status: isMember ? 'member' : 'kicked',
      ...(isMember ? {} : { until_date: 0 }),
    });
    this.#telegram.feed.push(personId, 'my_chat_member', {
      chat: wireChat(person),
      from: wireUser(person),
      date: Math.floor(Date.now() / 1000),
      old_chat_member: member(isBlocked),
      new_chat_member: member(!isBlocked),
    });
  }

  /** Presses the stop button of a draft. */
  stopDraft(personId: number): void {
    const person = this.#person(personId);
    const draftId = this.#telegram.drafts.stoppable(personId);
    if (draftId === null) throw new Error('There is no draft that can be stopped.');
    this.#telegram.drafts.remove(personId);
    this.#telegram.feed.push(personId, 'stopped_message_generation', {
      chat: wireChat(person),
      draft_id: draftId,
    });
  }

  #person(id: number): Person {
    const person = this.#telegram.chats.person(id);
    if (person === null) throw new Error(`There is no person ${id}.`);
    return person;
  }

  #writer(id: number): Person {
    const person = this.#person(id);
    if (person.hasBlocked) throw new Error(`${person.firstName} has blocked the bot.`);
    return person;
  }

  #message(personId: number, messageId: number): Message {
    const message = this.#telegram.chats.message(personId, messageId);
    if (message === null || message.isDeleted) {
      throw new Error(`Message ${messageId} is not in the chat.`);
    }
    return message;
  }

  #post(person: Person, content: Content, albumId: string | null = null): Message {
    if (!person.hasStarted) {
      person.hasStarted = true;
      this.#telegram.chats.personChanged(person);
    }
    const message = this.#telegram.chats.add(person, false, content, { albumId });
    this.#telegram.feed.push(person.id, 'message', wireMessage(message));
    return message;
  }

  /** Takes the money and tells the bot. Returns the charge id. */
  #take(message: Message, invoice: Invoice): string {
    const { person } = message;
    const { payload, currency, amount } = invoice;
    const chargeId = `stx${randomBytes(24).toString('base64url')}`;
    const dateS = Math.floor(Date.now() / 1000);
    const payment: Payment = {
      chargeId,
      personId: person.id,
      payload,
      currency,
      amount,
      dateS,
      refundedS: null,
    };
    this.#telegram.payments.set(chargeId, payment);
    if (currency === 'XTR') person.stars -= amount;
    this.#telegram.chats.personChanged(person);
    this.#checkout(message, invoice, 'paid', null);
    this.#post(person, { kind: 'paid', payment });
    return chargeId;
  }

  #checkout(
    message: Message,
    invoice: Invoice,
    state: 'checking' | 'paid' | 'failed',
    refusal: string | null,
  ): void {
    invoice.state = state === 'failed' ? 'open' : state;
    const { events, chats } = this.#telegram;
    chats.refresh(message);
    const { id: messageId, person } = message;
    events.add({ kind: 'checkout', chatId: person.id, messageId, state, refusal });
  }
}

function kindOf(mimeType: string): MediaKind {
  if (['image/jpeg', 'image/png', 'image/webp'].includes(mimeType)) return 'photo';
  if (mimeType === 'image/gif') return 'animation';
  if (mimeType === 'video/mp4') return 'video';
  if (mimeType === 'audio/ogg') return 'voice';
  return ['audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/x-m4a'].includes(mimeType)
    ? 'audio'
    : 'document';
}

/** The app marks a command at the beginning; a bot may rely on it. */
function withCommand(text: string): MarkedText {
  const command = /^\/[a-z\d_]{1,64}(?:@\w+)?(?=\s|$)/i.exec(text)?.[0];
  const entities =
    command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }];
  return { text, entities };
}
