import type { MarkedText } from './entity.ts';
import type { EventLog } from './event-log.ts';
import type { Settings } from './settings.ts';
import { showHtml } from './show-html.ts';

interface Draft {
  readonly draftId: number;
  readonly canStop: boolean;
  readonly timer: NodeJS.Timeout;
}

/** Messages in the making: one in a chat, shown for a while, gone when the bot sends a message. */
export class Drafts {
  readonly #events: EventLog;
  readonly #settings: Settings;
  readonly #shown = new Map<number, Draft>();

  constructor(events: EventLog, settings: Settings) {
    this.#events = events;
    this.#settings = settings;
  }

  show(chatId: number, draftId: number, marked: MarkedText, canStop: boolean): void {
    clearTimeout(this.#shown.get(chatId)?.timer);
    const timer = setTimeout(() => this.remove(chatId), this.#settings.draftMs);
    this.#shown.set(chatId, { draftId, canStop, timer });
    this.#events.add({ kind: 'draft', chatId, draftId, html: showHtml(marked), canStop });
  }

  /** The id of the draft when it is shown and can be stopped, else null. */
  stoppable(chatId: number): number | null {
    const draft = this.#shown.get(chatId);
    return draft?.canStop === true ? draft.draftId : null;
  }

  remove(chatId: number): void {
    const draft = this.#shown.get(chatId);
    if (draft === undefined) return;
    clearTimeout(draft.timer);
    this.#shown.delete(chatId);
    const { draftId } = draft;
    this.#events.add({ kind: 'draft', chatId, draftId, html: null, canStop: false });
  }

  close(): void {
    for (const { timer } of this.#shown.values()) clearTimeout(timer);
  }
}
