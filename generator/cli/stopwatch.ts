/** Time of each step of a run, in the order in which they happened. */
export class Stopwatch {
  readonly #steps: { readonly name: string; readonly ms: number }[] = [];
  #since = performance.now();

  /** The step that has just ended. */
  lap(name: string): void {
    const now = performance.now();
    this.#steps.push({ name, ms: now - this.#since });
    this.#since = now;
  }

  /** A line per step and one for the whole process. */
  report(): string {
    const rows = [
      { name: 'start of the process', ms: performance.now() - this.#total() },
      ...this.#steps,
    ];
    const all = [...rows, { name: 'whole process', ms: performance.now() }];
    return all.map(({ name, ms }) => `${ms.toFixed(1).padStart(8)} ms  ${name}\n`).join('');
  }

  #total(): number {
    return this.#steps.reduce((sum, step) => sum + step.ms, 0);
  }
}
