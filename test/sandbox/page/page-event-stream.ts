import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { NumberedEvent } from '../fake-telegram/chat-event.ts';
import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts';
import type { ControlRoom } from './control-room.ts';
import type { PersonDesk } from './person-desk.ts';
import type { PageEvents } from './protocol.ts';

const LOOK_EVERY_MS = 500;

const NO_ANSWER = 'The bot did not answer this tap.';

/** Tells all open pages what happens. */
export class PageEventStream {
  readonly #pages = new Set<ServerResponse>();
  readonly #desk: PersonDesk;
  readonly #room: ControlRoom;
  readonly #unsubscribe: () => void;
  readonly #timer: NodeJS.Timeout;
  /** An open page that meets another run loads itself anew. */
  readonly #run = randomUUID();
  #lastInspector = '';
  #isLooking = false;

  constructor(telegram: FakeTelegram, desk: PersonDesk, room: ControlRoom) {
    this.#desk = desk;
    this.#room = room;
    this.#unsubscribe = telegram.control.subscribe((event) => this.#onEvent(event));
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  open(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\n\n');
    this.#tellOne(response, 'hello', { run: this.#run });
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
    this.#lastInspector = '';
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#timer);
    for (const page of this.#pages) page.end();
  }

  #tell<Name extends keyof PageEvents>(name: Name, value: PageEvents[Name]): void {
    for (const page of this.#pages) this.#tellOne(page, name, value);
  }

  #tellOne<Name extends keyof PageEvents>(
    page: ServerResponse,
    name: Name,
    value: PageEvents[Name],
  ): void {
    page.write(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
  }

  #onEvent(event: NumberedEvent): void {
    if (event.kind === 'delivery') {
      // The mark of a message that the bot has.
      this.#tell('chat', { personId: event.delivery.chatId });
      return;
    }
    if (!('chatId' in event)) {
      if (event.kind === 'person') this.#tell('people', this.#desk.people());
      return;
    }
    const { chatId: personId } = event;
    if (event.kind === 'toast') {
      this.#desk.noteAnswer(event.queryId);
      this.#tell('toast', { personId, text: event.text, isAlert: event.isAlert });
    } else if (event.kind === 'unanswered') {
      this.#desk.noteAnswer(event.queryId);
      this.#tell('toast', { personId, text: NO_ANSWER, isAlert: false });
    } else if (event.kind === 'draft') this.#desk.noteDraft(personId, event.html, event.canStop);
    else if (event.kind === 'action') this.#desk.noteAction(personId, event.action);
    else if (event.kind === 'message') this.#desk.noteAction(personId, null);
    this.#tell('chat', { personId });
    if (event.kind === 'message' || event.kind === 'edit' || event.kind === 'delete')
      this.#tell('people', this.#desk.people());
  }

  /** The inside is asked for as long as somebody looks, and told when it has changed. */
  async #look(): Promise<void> {
    if (this.#pages.size === 0 || this.#isLooking) return;
    this.#isLooking = true;
    const inspector = await this.#room.inspect().catch(() => null);
    this.#isLooking = false;
    const text = JSON.stringify(inspector);
    if (inspector === null || text === this.#lastInspector) return;
    this.#lastInspector = text;
    this.#tell('inspector', inspector);
  }
}
