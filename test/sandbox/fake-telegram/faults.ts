/** What goes wrong with a call. */
export type FaultEffect =
  | {
      readonly kind: 'refuse';
      readonly code: number;
      readonly description: string;
      readonly retryAfterS?: number;
    }
  /** The connection is cut before anything is done. */
  | { readonly kind: 'cut' }
  /** It is done, and nobody is told. */
  | { readonly kind: 'lose-answer' }
  /** It takes so long before it is done. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface Fault {
  /** `*`: any method. */
  readonly method: string;
  /** Absent: any chat. */
  readonly chatId?: number;
  /** How many calls it strikes. */
  readonly times: number;
  readonly effect: FaultEffect;
}

/** Faults on demand. The first one that fits strikes. */
export class Faults {
  #waiting: (Fault & { left: number })[] = [];
  #outageEndsMs = 0;
  readonly #endPauses = new Set<() => void>();

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times });
  }

  /** Also lets the slow calls go on. */
  clear(): void {
    this.#waiting = [];
    this.#outageEndsMs = 0;
    for (const endPause of this.#endPauses) endPause();
  }

  /** Holds a slow call for `ms`, or until the faults are cleared. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#endPauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#endPauses.add(end);
    });
  }

  /** From now on, and for `ms`, no call gets through. */
  outage(ms: number): void {
    this.#outageEndsMs = Date.now() + ms;
  }

  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ left, ...fault }) => ({ ...fault, times: left }));
  }

  take(method: string, chatId: number | null): FaultEffect | null {
    if (Date.now() < this.#outageEndsMs) return { kind: 'cut' };
    const fault = this.#waiting.find(
      (it) =>
        (it.method === '*' || it.method.toLowerCase() === method.toLowerCase()) &&
        (it.chatId === undefined || it.chatId === chatId),
    );
    if (fault === undefined) return null;
    fault.left -= 1;
    if (fault.left <= 0) this.#waiting = this.#waiting.filter((it) => it !== fault);
    return fault.effect;
  }
}
