import type { CallRecord, Duplicate } from './call-log.ts';
import type { NumberedEvent } from './chat-event.ts';
import type { Fault } from './faults.ts';
import { type MessageView, messageView, type PersonView, personView } from './message-view.ts';
import { wireMessage } from './message-wire.ts';
import type { NewPerson } from './people.ts';
import type { Settings } from './settings.ts';
import type { Telegram } from './telegram.ts';
import type { DeliveryRecord, SentUpdate } from './update-feed.ts';
import { UserActions } from './user-actions.ts';

const FIRST_ID = 50_001;

/** The other side of the fake: what people do, what they see, and what goes wrong. */
export class Control extends UserActions {
  readonly #telegram: Telegram;
  #nextId = FIRST_ID;

  constructor(telegram: Telegram) {
    super(telegram);
    this.#telegram = telegram;
  }

  addPerson(person: NewPerson): PersonView {
    const id = person.id ?? this.#freeId();
    const { firstName, username = `user${id}`, languageCode = 'ru', stars = 1_000 } = person;
    return personView(
      this.#telegram.chats.addPerson({
        id,
        firstName,
        username,
        languageCode,
        stars,
        hasStarted: false,
        hasBlocked: false,
      }),
    );
  }

  people(): PersonView[] {
    return this.#telegram.chats.people.map(personView);
  }

  person(id: number): PersonView {
    const person = this.#telegram.chats.person(id);
    if (person === null) throw new Error(`There is no person ${id}.`);
    return personView(person);
  }

  /** So many Stars the person has now. */
  setStars(id: number, stars: number): void {
    const person = this.#telegram.chats.person(id);
    if (person === null) throw new Error(`There is no person ${id}.`);
    person.stars = stars;
    this.#telegram.chats.personChanged(person);
  }

  /** Messages of a chat, oldest first. */
  chat(personId: number): MessageView[] {
    return this.#telegram.chats.messages(personId).map(messageView);
  }

  fileBytes(fileId: string): Buffer {
    const file = this.#telegram.files.byFileId(fileId);
    if (file === null) throw new Error('There is no such file.');
    return file.bytes;
  }

  /** Events with a higher number than `seq`, as far as they are kept. */
  eventsAfter(seq: number): readonly NumberedEvent[] {
    return this.#telegram.events.after(seq);
  }

  get lastSeq(): number {
    return this.#telegram.events.seq;
  }

  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: NumberedEvent) => void): () => void {
    return this.#telegram.events.subscribe(listener);
  }

  calls(method?: string): readonly CallRecord[] {
    return this.#telegram.calls.list(method);
  }

  duplicates(): Duplicate[] {
    return this.#telegram.calls.duplicates();
  }

  /** Updates that the bot has not taken yet. */
  pending(): readonly SentUpdate[] {
    return this.#telegram.feed.pending;
  }

  updates(): readonly SentUpdate[] {
    return this.#telegram.feed.history();
  }

  deliveries(): readonly DeliveryRecord[] {
    return [...this.#telegram.pump.deliveries];
  }

  /** Deliveries to the webhook that wait for its answer. */
  get openDeliveries(): number {
    return this.#telegram.pump.openRequests;
  }

  /** Somebody waits in `getUpdates`. */
  get isPolled(): boolean {
    return this.#telegram.poller.isWaiting;
  }

  /** Taps that nobody has answered yet. */
  get openTaps(): number {
    return this.#telegram.taps.size;
  }

  /** Brings an update to the webhook again, several times at once. Returns the statuses. */
  deliverAgain(updateId: number, times = 1): Promise<(number | null)[]> {
    const update = this.#telegram.feed.find(updateId);
    if (update === null) throw new Error(`There was no update ${updateId}.`);
    return Promise.all(
      Array.from({ length: times }, () => this.#telegram.pump.deliverAgain(update)),
    );
  }

  /** An update that no action here makes, in the words of the Bot API. */
  pushUpdate(chatId: number, kind: string, content: unknown): number | null {
    return this.#telegram.feed.push(chatId, kind, content);
  }

  fault(fault: Fault): void {
    this.#telegram.faults.add(fault);
  }

  clearFaults(): void {
    this.#telegram.faults.clear();
  }

  get faults(): readonly Fault[] {
    return this.#telegram.faults.waiting;
  }

  /** No call gets through for `ms`. */
  outage(ms: number): void {
    this.#telegram.faults.outage(ms);
  }

  get settings(): Readonly<Settings> {
    return this.#telegram.settings;
  }

  change(settings: Partial<Settings>): void {
    Object.assign(this.#telegram.settings, settings);
  }

  /** What the bot has told Telegram about itself. */
  profile(): { commands: Record<string, unknown>; description: string } {
    const { commands, texts } = this.#telegram.profile;
    return {
      commands: Object.fromEntries(commands),
      description: texts.description.get('') ?? '',
    };
  }

  /** Of the webhook only the host: its path is a secret. */
  webhook(): { origin: string; maxConnections: number } | null {
    const { webhook } = this.#telegram.feed;
    if (webhook === null) return null;
    return { origin: new URL(webhook.url).origin, maxConnections: webhook.maxConnections };
  }

  /** All payments so far were made so much earlier. */
  agePayments(seconds: number): void {
    for (const payment of this.#telegram.payments.values()) payment.dateS -= seconds;
  }

  /** Telegram gives a payment back without being asked by the bot. */
  refundByTelegram(chargeId: string): void {
    const payment = this.#telegram.payments.get(chargeId);
    const person = this.#telegram.chats.person(payment?.personId ?? 0);
    if (payment === undefined || person === null) throw new Error('There is no such payment.');
    if (payment.refundedS !== null) throw new Error('It was given back before.');
    payment.refundedS = Math.floor(Date.now() / 1000);
    if (payment.currency === 'XTR') person.stars += payment.amount;
    this.#telegram.chats.personChanged(person);
    const message = this.#telegram.chats.add(person, false, { kind: 'refunded', payment });
    this.#telegram.feed.push(person.id, 'message', wireMessage(message));
  }

  /** Of those who were kept from the last run some have such an id already. */
  #freeId(): number {
    while (this.#telegram.chats.person(this.#nextId) !== null) this.#nextId++;
    return this.#nextId;
  }
}
