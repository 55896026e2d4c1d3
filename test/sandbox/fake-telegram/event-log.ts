import type { ChatEvent, NumberedEvent } from './chat-event.ts';

const KEPT = 20_000;

/** All that happened, in order, for those who watch now or look back. */
export class EventLog {
  readonly #events: NumberedEvent[] = [];
  readonly #listeners = new Set<(event: NumberedEvent) => void>();
  #seq = 0;

  add(event: ChatEvent): void {
    this.#seq += 1;
    const numbered = { ...event, seq: this.#seq, atMs: Date.now() };
    this.#events.push(numbered);
    if (this.#events.length > KEPT) this.#events.splice(0, KEPT / 10);
    for (const listener of this.#listeners) listener(numbered);
  }

  /** Number of the newest event; 0 when there is none. */
  get seq(): number {
    return this.#seq;
  }

  after(seq: number): readonly NumberedEvent[] {
    const first = this.#events[0]?.seq ?? 1;
    return this.#events.slice(Math.max(0, seq + 1 - first));
  }

  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: NumberedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
