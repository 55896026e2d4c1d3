import type { EventLog } from './event-log.ts';
import { firstId } from './first-id.ts';
import type { Keyboard } from './keyboard.ts';
import type { Content, Message, Person } from './message.ts';
import { messageView, personView } from './message-view.ts';

/** People and what stands in their chats. */
export class ChatStore {
  readonly #events: EventLog;
  readonly #people = new Map<number, Person>();
  readonly #messages = new Map<number, Message>();
  readonly #byChat = new Map<number, Message[]>();
  #lastMessageId = firstId();

  constructor(events: EventLog) {
    this.#events = events;
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  person(id: number): Person | null {
    return this.#people.get(id) ?? null;
  }

  addPerson(person: Person): Person {
    this.#people.set(person.id, person);
    this.personChanged(person);
    return person;
  }

  personChanged(person: Person): void {
    this.#events.add({ kind: 'person', person: personView(person) });
  }

  /** Of all chats, oldest first, also the deleted ones. */
  get all(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** What the last run left. */
  restore(people: readonly Person[], messages: readonly Message[]): void {
    for (const person of people) this.#people.set(person.id, person);
    for (const message of messages) {
      this.#keep(message);
      this.#lastMessageId = Math.max(this.#lastMessageId, message.id);
    }
  }

  /** Of one chat, oldest first, without the deleted ones. */
  messages(chatId: number): Message[] {
    return (this.#byChat.get(chatId) ?? []).filter(({ isDeleted }) => !isDeleted);
  }

  /** Also a deleted one. Null when there is no such message in the chat. */
  message(chatId: number, messageId: number): Message | null {
    const message = this.#messages.get(messageId);
    return message?.person.id === chatId ? message : null;
  }

  add(
    person: Person,
    isFromBot: boolean,
    content: Content,
    more: { keyboard?: Keyboard | null; albumId?: string | null } = {},
  ): Message {
    this.#lastMessageId += 1;
    const message: Message = {
      id: this.#lastMessageId,
      person,
      isFromBot,
      dateMs: Date.now(),
      albumId: more.albumId ?? null,
      content,
      keyboard: more.keyboard ?? null,
      editedMs: null,
      isDeleted: false,
    };
    this.#keep(message);
    this.#events.add({ kind: 'message', chatId: person.id, message: messageView(message) });
    return message;
  }

  edit(message: Message, content: Content, keyboard: Keyboard | null): void {
    const isKeyboardOnly = content === message.content;
    message.content = content;
    message.keyboard = keyboard;
    message.editedMs = Date.now();
    this.#edited(message, isKeyboardOnly);
  }

  /** Something shown in the message changed that is no edit: an invoice was paid. */
  refresh(message: Message): void {
    this.#edited(message, true);
  }

  delete(message: Message): void {
    message.isDeleted = true;
    this.#events.add({ kind: 'delete', chatId: message.person.id, messageId: message.id });
  }

  #keep(message: Message): void {
    this.#messages.set(message.id, message);
    const chat = this.#byChat.get(message.person.id);
    if (chat === undefined) this.#byChat.set(message.person.id, [message]);
    else chat.push(message);
  }

  #edited(message: Message, isKeyboardOnly: boolean): void {
    const chatId = message.person.id;
    this.#events.add({ kind: 'edit', chatId, message: messageView(message), isKeyboardOnly });
  }
}
