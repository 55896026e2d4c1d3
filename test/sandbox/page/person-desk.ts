import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts';
import { chatMessage, personOf } from './chat-of.ts';
import type { Chat, NewPerson, Payment, Person, Tap } from './protocol.ts';

/** So long an action such as "typing" is shown, as in the app. */
const ACTION_MS = 5_000;

/** What the page can do for a person, and what she sees. */
export class PersonDesk {
  readonly #telegram: FakeTelegram;
  readonly #actions = new Map<number, { readonly action: string; readonly untilMs: number }>();

  readonly #drafts = new Map<number, NonNullable<Chat['draft']>>();
  /** By the id of the query. */
  readonly #taps = new Map<string, Tap & { readonly personId: number }>();

  constructor(telegram: FakeTelegram) {
    this.#telegram = telegram;
  }

  people(): Person[] {
    const { control } = this.#telegram;
    return control.people().map((person) => personOf(person, control.chat(person.id)));
  }

  chat(personId: number): Chat {
    const { control } = this.#telegram;
    const { languageCode } = control.person(personId);
    const { commands } = control.profile();
    const doing = this.#actions.get(personId);
    const waiting = new Set(control.pending().map(({ body }) => messageIdIn(body)));
    return {
      personId,
      messages: control
        .chat(personId)
        .map((view) => chatMessage(view, !waiting.has(view.messageId))),
      action: doing !== undefined && doing.untilMs > Date.now() ? doing.action : null,
      draft: this.#drafts.get(personId) ?? null,
      taps: [...this.#taps.values()].filter((tap) => tap.personId === personId),
      commands: (commands[languageCode ?? ''] ?? commands[''] ?? []) as Chat['commands'],
    };
  }

  addPerson({ name, language, stars }: NewPerson): { id: number } {
    const firstName = name.trim();
    if (firstName === '') throw new Error('A person needs a name.');
    return this.#telegram.control.addPerson({ firstName, languageCode: language, stars });
  }

  say(personId: number, text: string): void {
    this.#telegram.control.say(personId, text);
  }

  send(personId: number, query: URLSearchParams, bytes: Buffer): void {
    const file = {
      bytes,
      mimeType: query.get('type') ?? undefined,
      fileName: query.get('name') ?? undefined,
      caption: query.get('caption') ?? undefined,
      ...(query.get('as') === 'document' ? ({ as: 'document' } as const) : {}),
    };
    this.#telegram.control.sendFile(personId, file, query.get('album'));
  }

  tap(personId: number, messageId: number, data: string): void {
    const queryId = this.#telegram.control.tap(personId, messageId, data);
    this.#taps.set(queryId, { personId, messageId, data });
  }

  async pay(personId: number, messageId: number): Promise<Payment> {
    const outcome = await this.#telegram.control.pay(personId, messageId);
    if (outcome.kind === 'paid') return { isPaid: true, message: '' };
    const message = outcome.reason ?? 'The bot did not answer in time. Nothing was paid.';
    return { isPaid: false, message };
  }

  block(personId: number, isBlocked: boolean): void {
    this.#telegram.control.setBlocked(personId, isBlocked);
  }

  stopDraft(personId: number): void {
    this.#telegram.control.stopDraft(personId);
  }

  /** A tap waits no longer. */
  noteAnswer(queryId: string): void {
    this.#taps.delete(queryId);
  }

  noteDraft(personId: number, html: string | null, canStop: boolean): void {
    if (html === null) this.#drafts.delete(personId);
    else this.#drafts.set(personId, { html, canStop });
  }

  /** The bot is doing something; a message ends it. */
  noteAction(personId: number, action: string | null): void {
    if (action === null) this.#actions.delete(personId);
    else this.#actions.set(personId, { action, untilMs: Date.now() + ACTION_MS });
  }
}

/** Of the message that an update brings; 0 when it brings none. */
function messageIdIn(body: Readonly<Record<string, unknown>>): number {
  return (body['message'] as { message_id: number } | undefined)?.message_id ?? 0;
}
