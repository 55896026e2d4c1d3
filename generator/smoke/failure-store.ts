import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckResult } from './check-result.ts';

/** Beside what other verbs remember: nobody commits that folder. */
const FILE = '.cache/truth/smoke-failures.json';

/** A failure as it is kept, with all that there is to say about it. */
export type StoredFailure = Pick<CheckResult, 'id' | 'title' | 'reason' | 'seen' | 'curl'>;

type Stored = Readonly<Record<string, readonly StoredFailure[]>>;

/** What failed when it was last run, for each target. */
export class FailureStore {
  readonly #path: string;

  constructor(root: string) {
    this.#path = join(root, FILE);
  }

  /** What is kept for a target; empty when there is nothing, or nothing that can be read. */
  read(target: string): readonly StoredFailure[] {
    return this.#all()[target] ?? [];
  }

  /**
   * What ran and did not fail is forgotten, what failed is kept; what did not run stays as it was.
   * The checks must hold no secrets.
   */
  update(target: string, checks: readonly CheckResult[]): void {
    const ran = new Set(checks.filter(hasRun).map(({ id }) => id));
    const failures = checks
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ id, title, reason, seen, curl }) => ({ id, title, reason, seen, curl }));
    const kept = this.read(target).filter(({ id }) => !ran.has(id));
    mkdirSync(dirname(this.#path), { recursive: true });
    const all = { ...this.#all(), [target]: [...kept, ...failures] };
    writeFileSync(this.#path, `${JSON.stringify(all, null, 2)}\n`);
  }

  #all(): Stored {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Stored;
    } catch {
      return {};
    }
  }
}

function hasRun({ outcome }: CheckResult): boolean {
  return outcome !== 'skipped';
}
