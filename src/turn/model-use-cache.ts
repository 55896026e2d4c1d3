import type { ModelUse } from '../core/catalogue/model-use.ts';
import type { Queryable } from '../db/pool.ts';
import { readModelUse } from '../db/queries/read-model-use.ts';

/** Counting all orders takes a while, and what is popular does not change in a minute. */
const LIFETIME_MS = 60_000;

/** What {@link readModelUse} says, for a minute. One for the whole process. */
export class ModelUseCache {
  #known: { readonly atMs: number; readonly uses: readonly ModelUse[] } | null = null;

  /** Throws what the database throws; then nothing is remembered. */
  async read(db: Queryable, nowMs: number): Promise<readonly ModelUse[]> {
    const known = this.#known;
    const ageMs = known === null ? Number.POSITIVE_INFINITY : nowMs - known.atMs;
    if (known !== null && ageMs >= 0 && ageMs < LIFETIME_MS) return known.uses;
    const uses = await readModelUse(db);
    this.#known = { atMs: nowMs, uses };
    return uses;
  }
}
