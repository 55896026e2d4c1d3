/** Time of each step of a run, in the order in which they happened. */
export class Stopwatch {
  readonly #steps: { readonly name: string; readonly ms: number }[] = [];
  #since = sinceStartMs();

  /** The step that has just ended. */
  lap(name: string): void {
    const now = sinceStartMs();
    this.#steps.push({ name, ms: now - this.#since });
    this.#since = now;
  }

  /** A line per step and one for the whole process. */
  report(): string {
    const now = sinceStartMs();
    const taken = this.#steps.reduce((sum, step) => sum + step.ms, 0);
    const rows = [
      { name: 'start of the process', ms: now - taken },
      ...this.#steps,
      { name: 'whole process', ms: now },
    ];
    return rows.map(({ name, ms }) => `${ms.toFixed(1).padStart(8)} ms  ${name}\n`).join('');
  }
}

/** Asking `performance` would load a part of Node that nothing else needs here. */
function sinceStartMs(): number {
  return process.uptime() * 1000;
}
