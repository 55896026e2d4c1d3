/** The work that the vendor has ahead of it. Times are scaled, and {@link idle} waits for all. */
export class VendorClock {
  #scale: number;
  #isClosed = false;
  readonly #timers = new Set<NodeJS.Timeout>();
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(scale: number) {
    this.#scale = scale;
  }

  setScale(scale: number): void {
    this.#scale = scale;
  }

  /** Does the work after so much of the vendor's time. */
  after(ms: number, work: () => void | Promise<void>): void {
    this.exactlyAfter(ms * this.#scale, work);
  }

  /** The same, not scaled. */
  exactlyAfter(ms: number, work: () => void | Promise<void>): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.run(work);
    }, ms);
    this.#timers.add(timer);
  }

  /** Does the work now, and counts it as work that {@link idle} waits for. */
  async run(work: () => void | Promise<void>): Promise<void> {
    this.#running++;
    try {
      await work();
    } finally {
      this.#running--;
      this.#tell();
    }
  }

  /** Ends when nothing is planned and nothing runs: all tasks ended, all callbacks answered. */
  async idle(): Promise<void> {
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#tell();
  }

  #isIdle(): boolean {
    return this.#timers.size === 0 && this.#running === 0;
  }

  #tell(): void {
    if (!this.#isIdle()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
