import type { Finding } from '../diagnostics/finding.ts';
import { isInside } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';
import { appendRecords, type TextRecord } from '../yaml/append-records.ts';
import { isDay, monthsLater } from './calendar-day.ts';
import { nextCandidates } from './next-candidates.ts';
import { quarantinePath } from './quarantine-path.ts';
import { reachingPlaces } from './reaching-places.ts';
import { type FileFacts, whyItStays } from './why-it-stays.ts';

/** How long a file may wait when nothing else is said. */
const MONTHS = 6;

export interface QuarantineWish {
  /** Relative to the root, each once. */
  readonly files: readonly string[];
  readonly reason: string;
  /** YYYY-MM-DD; six months from today when absent. */
  readonly expires?: string;
  readonly factsOf: (path: string) => FileFacts;
  /** Whether there is anything at a path. */
  readonly exists: (path: string) => boolean;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What has to be done. Nothing was done yet. */
export interface QuarantinePlan {
  /** Without files that an interrupted run has moved already. */
  readonly moves: readonly Move[];
  /** What is recorded, one entry a file. */
  readonly entries: readonly TextRecord[];
  /** The contract with the entries. */
  readonly contract: string;
  /** Files that only the moved ones reach. */
  readonly next: readonly string[];
  /** Pages for people that name a moved file. They do not hold it back. */
  readonly pages: readonly string[];
}

export type QuarantineDecision =
  | { readonly ok: true; readonly plan: QuarantinePlan }
  | {
      readonly ok: false;
      /** Sentences on what cannot be done at all. */
      readonly faults: readonly string[];
      /** Places that reach a file. */
      readonly findings: readonly Finding[];
    };

/**
 * Decides whether files may go into quarantine, and what that takes. Everything that is against it
 * is told at once. Files that go together may import each other. Pure.
 */
export function planQuarantine(view: ProjectView, wish: QuarantineWish): QuarantineDecision {
  const { policy, today } = view;
  const expires = wish.expires ?? monthsLater(today, MONTHS);
  const faults = wish.files.flatMap((path) => {
    const left = wish.factsOf(path).kind === 'missing' ? leftByInterruption(view, path) : null;
    return left ?? whyItStays(path, wish.factsOf(path), policy) ?? [];
  });
  if (!isDay(expires)) faults.push(`--expires ${expires} is no day. Write YYYY-MM-DD.`);
  else if (expires <= today) {
    faults.push(`--expires ${expires} is not after today, ${today}. Delete the file instead.`);
  }
  if (wish.reason.trim() === '')
    faults.push('Say why with --reason TEXT; it is kept beside the file.');
  if (faults.length > 0) return { ok: false, faults, findings: [] };

  const { directory } = policy.quarantine;
  const moving = wish.files.filter((path) => !isInside(path, directory));
  const findings = reachingPlaces(view, new Set(moving));
  if (findings.length > 0) return { ok: false, faults: [], findings };

  const moves = movesOf(moving, directory, today, wish.exists);
  const moved = wish.files.filter((path) => isInside(path, directory));
  const entries = [...moves.map(({ to }) => to), ...moved].map((file) => ({
    file,
    quarantined: today,
    expires,
    reason: wish.reason.trim(),
  }));
  const contract = appendRecords(view.text(policy.contract), 'legacy', 'items', entries);
  if (contract === null) {
    const text = `The list legacy.items in ${policy.contract} cannot be added to as it is written.`;
    return {
      ok: false,
      faults: [`${text} Write it as a list of its own: one "- file: …" a line.`],
      findings: [],
    };
  }
  const next = nextCandidates(view, new Set(moving));
  const pages = view.paths.filter(
    (path) => /\.mdx?$/.test(path) && moving.some((file) => view.text(path).includes(file)),
  );
  return { ok: true, plan: { moves, entries, contract, next, pages } };
}

/** A file that was moved, and then the run ended before it was recorded; null when there is none. */
function leftByInterruption(view: ProjectView, path: string): string | null {
  const { directory, items } = view.policy.quarantine;
  const name = quarantinePath('', path, '', () => false).slice('/'.length);
  const left = view
    .pathsIn(directory)
    .find((file) => file.endsWith(name) && !items.some((item) => item.file === file));
  if (left === undefined) return null;
  const line = `truth quarantine ${left} --reason "…"`;
  return `${path} was moved to ${left}, and the run ended before it was recorded. Record it: ${line}`;
}

function movesOf(
  files: readonly string[],
  directory: string,
  today: string,
  exists: (path: string) => boolean,
): Move[] {
  const taken = new Set<string>();
  return files.map((from) => {
    const to = quarantinePath(directory, from, today, (path) => taken.has(path) || exists(path));
    taken.add(to);
    return { from, to };
  });
}
