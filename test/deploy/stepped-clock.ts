/** A clock that only pauses move, and on which things happen at their time. */
export class SteppedClock {
  #ms = Date.UTC(2026, 10, 29, 10);
  readonly #due: { readonly atMs: number; readonly act: () => void }[] = [];

  readonly nowMs = (): number => this.#ms;

  readonly pause = async (ms: number): Promise<void> => {
    const untilMs = this.#ms + ms;
    for (;;) {
      this.#due.sort((a, b) => a.atMs - b.atMs);
      const next = this.#due[0];
      if (next === undefined || next.atMs > untilMs) break;
      this.#due.shift();
      this.#ms = next.atMs;
      next.act();
    }
    this.#ms = untilMs;
  };

  /** Something that happens when so much time has gone by. */
  after(ms: number, act: () => void): void {
    this.#due.push({ atMs: this.#ms + ms, act });
  }
}
