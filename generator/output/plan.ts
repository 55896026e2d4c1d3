import type { GeneratedFile } from '../emit/generated-file.ts';

/** What stands on the disk; null where nothing does. */
export type CurrentFiles = ReadonlyMap<string, string | null>;

export interface Plan {
  readonly creates: readonly GeneratedFile[];
  readonly updates: readonly GeneratedFile[];
  /** Paths of files that nothing generates any more. */
  readonly deletes: readonly string[];
  readonly keeps: readonly string[];
}

/**
 * What has to happen so that the disk holds exactly the desired files. `orphanCandidates` are paths
 * that are ours to delete: what lies under the generated folder, and what the last manifest lists.
 */
export function plan(
  desired: readonly GeneratedFile[],
  current: CurrentFiles,
  orphanCandidates: readonly string[],
): Plan {
  const creates: GeneratedFile[] = [];
  const updates: GeneratedFile[] = [];
  const keeps: string[] = [];
  for (const file of desired) {
    const found = current.get(file.path) ?? null;
    if (found === null) creates.push(file);
    else if (withoutCarriageReturns(found) !== file.text) updates.push(file);
    else keeps.push(file.path);
  }
  const wanted = new Set(desired.map((file) => file.path));
  const deletes = [...new Set(orphanCandidates)].filter((path) => !wanted.has(path)).sort();
  return { creates, updates, deletes, keeps };
}

/** Git may check text out with CRLF; that is not an edit. */
export function withoutCarriageReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** True when the plan changes nothing. */
export function isClean(plan: Plan): boolean {
  return plan.creates.length + plan.updates.length + plan.deletes.length === 0;
}
