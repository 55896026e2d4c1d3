/** What was odd about a page while it was read. */
export class ReadingNotes {
  readonly #warnings = new Set<string>();
  readonly #doubts = new Set<string>();

  /** The page contradicts itself, and what to believe is known. */
  warn(text: string): void {
    this.#warnings.add(text);
  }

  /** Something was not understood; a new model with a doubt is not sold. */
  doubt(text: string): void {
    this.#doubts.add(text);
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  get doubts(): readonly string[] {
    return [...this.#doubts];
  }
}
