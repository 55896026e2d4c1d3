import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts';
import { chatMessage, personOf } from './chat-of.ts';
import type { Chat, Person } from './protocol.ts';

/** So long an action such as "typing" is shown, as in the app. */
const ACTION_MS = 5_000;

/** What the page can do for a person, and what she sees. */
export class PersonDesk {
  readonly #telegram: FakeTelegram;
  readonly #actions = new Map<number, { readonly action: string; readonly untilMs: number }>();

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
    return {
      personId,
      messages: control.chat(personId).map(chatMessage),
      action: doing !== undefined && doing.untilMs > Date.now() ? doing.action : null,
      commands: (commands[languageCode ?? ''] ?? commands[''] ?? []) as Chat['commands'],
    };
  }

  say(personId: number, text: string): void {
    this.#telegram.control.say(personId, text);
  }

  send(personId: number, query: URLSearchParams, bytes: Buffer): void {
    this.#telegram.control.sendFile(personId, {
      bytes,
      mimeType: query.get('type') ?? undefined,
      fileName: query.get('name') ?? undefined,
      caption: query.get('caption') ?? undefined,
      ...(query.get('as') === 'document' ? { as: 'document' } : {}),
    });
  }

  tap(personId: number, messageId: number, data: string): void {
    this.#telegram.control.tap(personId, messageId, data);
  }

  async pay(personId: number, messageId: number): Promise<{ paid: boolean; message: string }> {
    const outcome = await this.#telegram.control.pay(personId, messageId);
    if (outcome.kind === 'paid') return { paid: true, message: '' };
    const message = outcome.reason ?? 'The bot did not answer in time. Nothing was paid.';
    return { paid: false, message };
  }

  block(personId: number, isBlocked: boolean): void {
    this.#telegram.control.setBlocked(personId, isBlocked);
  }

  /** The bot is doing something; a message ends it. */
  noteAction(personId: number, action: string | null): void {
    if (action === null) this.#actions.delete(personId);
    else this.#actions.set(personId, { action, untilMs: Date.now() + ACTION_MS });
  }
}
