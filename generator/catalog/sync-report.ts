import type { CatalogueDiff, NamedPage } from './compare-catalogue.ts';
import type { DifferenceKind } from './difference.ts';
import type { SyncPlan } from './plan-sync.ts';

/** What became of something that the vendor says otherwise. */
export type ItemState =
  /** Told, nothing was to be written. */
  | 'differs'
  | 'written'
  /** Ours is known to be better. */
  | 'kept'
  /** A person has to decide. */
  | 'open';

/** One thing that the vendor says otherwise. */
export interface SyncItem {
  readonly kind: DifferenceKind | 'new' | 'removed';
  readonly state: ItemState;
  readonly id: string;
  /** Parameter or keyword; null when it is about the model as a whole. */
  readonly at: string | null;
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly because: string | null;
  /** The model file; for a new model the one that is, or would be, written. */
  readonly file: string;
  /** Where the vendor says it; null when it no longer does. */
  readonly page: string | null;
}

/** Everything that a run has to say. */
export interface SyncReport {
  readonly from: string;
  readonly isWriting: boolean;
  /** Models that were compared or are new. */
  readonly modelCount: number;
  readonly items: readonly SyncItem[];
  readonly unreadable: readonly NamedPage[];
  /** Read, and no model. */
  readonly others: readonly NamedPage[];
  readonly repeated: readonly { readonly page: string; readonly id: string }[];
  /** Documented by the vendor, and not offered by us any more. */
  readonly retired: readonly { readonly id: string; readonly status: string }[];
  /** Contradictions inside of pages, by model. */
  readonly warnings: readonly { readonly id: string; readonly text: string }[];
  readonly notices: readonly string[];
  /** Files that were written, or would be. */
  readonly files: readonly string[];
}

export interface ReportInput {
  readonly from: string;
  readonly isWriting: boolean;
  readonly diff: CatalogueDiff;
  readonly plan: SyncPlan;
  readonly only: ReadonlySet<string> | null;
  readonly notices: readonly string[];
}

/** Everything that a run has to say, from what it compared and wrote. */
export function reportOf({ from, isWriting, diff, plan, only, notices }: ReportInput): SyncReport {
  const { compared, added, retired, repeated, others, unreadable } = diff;
  const readings = [...compared.map(({ reading }) => reading), ...added];
  const seen = new Set([...readings, ...retired].map(({ id }) => id));
  const unseen = [...(only ?? [])].filter((id) => !seen.has(id));
  const settled = compared.flatMap(({ reading, settled: marks }) =>
    marks.map((at) => `${reading.id}: the correction at ${at} corrects nothing any more.`),
  );
  return {
    from,
    isWriting,
    modelCount: readings.length,
    items: plan.items,
    unreadable: [
      ...unreadable,
      ...unseen.map((page) => ({ page, reason: 'No page is about this model.' })),
    ],
    others,
    repeated,
    retired,
    warnings: readings.flatMap(({ id, warnings, doubts }) =>
      [...doubts, ...warnings].map((text) => ({ id, text })),
    ),
    notices: [...notices, ...settled],
    files: [...plan.files.keys()].sort(),
  };
}

/** Whether nobody has anything to do: all was read, and agrees or was written. */
export function isSettled({ items, unreadable }: SyncReport): boolean {
  const isDone = items.every(({ state }) => state === 'kept' || state === 'written');
  return unreadable.length === 0 && isDone;
}
