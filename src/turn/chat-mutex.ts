/** Lets one piece of work at a time run for each key, in the order in which they came. */
export class ChatMutex {
  /** The end of the last work of each key that has any. */
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` after what came before it under the key, however that ended. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
