import type { ReleaseEvidence, ReleaseItem, ReleaseSection } from '../model/model.ts';
import type { Evidence } from './evidence.ts';
import { type ExpectedFacts, judgeItem, judgeTree, short } from './judge-item.ts';
import { lastGood, type TagRecord } from './release-records.ts';
import type { Verdict } from './verdict.ts';

export const lists = ['checklist', 'definition_of_done'] as const;
export type ReleaseList = (typeof lists)[number];

/** An item of one of the lists. */
export interface ListedItem extends ReleaseItem {
  readonly list: ReleaseList;
}

/** An item with its verdict. */
export interface JudgedItem {
  /** `always` is what every release needs, whatever its lists say. */
  readonly list: ReleaseList | 'always';
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
}

/** What was found, and what follows from it. */
export interface ReleaseReport {
  readonly commit: string;
  readonly items: readonly JudgedItem[];
  /**
   * Which tag is due: of a release that kept its whole checklist, or of one that failed on the live
   * service. Null when neither is known.
   */
  readonly tag: 'met' | 'not met' | null;
  /** Where to go back to, when the live service falls short. */
  readonly goBackTo: TagRecord | null;
}

export interface ReportInput {
  readonly release: ReleaseSection;
  readonly items: readonly ListedItem[];
  readonly evidence: Evidence;
  readonly expected: ExpectedFacts;
}

/** Both lists, in order. */
export function itemsOf({ checklist, definitionOfDone }: ReleaseSection): ListedItem[] {
  return [
    ...checklist.map((item) => ({ ...item, list: 'checklist' as const })),
    ...definitionOfDone.map((item) => ({ ...item, list: 'definition_of_done' as const })),
  ];
}

/** Judges items by evidence. Looks at nothing else. */
export function reportOf({ release, items, evidence, expected }: ReportInput): ReleaseReport {
  const tree: JudgedItem = {
    list: 'always',
    id: 'tree-clean',
    title: 'Everything is committed',
    verdict: judgeTree(evidence),
  };
  const judged = items.map((item) => ({
    list: item.list,
    id: item.id,
    title: item.title,
    verdict: judgeItem(item.evidence, evidence, expected),
    isLive: isLive(item.evidence),
  }));
  const due = judged.filter(({ list }) => list === 'checklist');
  const failedLive = due.filter(({ isLive, verdict }) => isLive && verdict.outcome === 'not_met');
  const isKept =
    due.length > 0 &&
    due.length === release.checklist.length &&
    [tree, ...due].every(({ verdict }) => verdict.outcome === 'met');
  const { commit, records } = evidence.checkout;
  return {
    commit,
    items: [tree, ...judged.map(({ isLive: _, ...item }) => item)],
    tag: isKept ? 'met' : failedLive.length > 0 ? 'not met' : null,
    goBackTo: release.rollback && failedLive.length > 0 ? lastGood(records, commit) : null,
  };
}

/** Only the live service can tell. */
function isLive(evidence: ReleaseEvidence): boolean {
  if (evidence.kind === 'smoke') return evidence.where === 'live';
  return evidence.kind === 'health' || evidence.kind === 'log_minutes';
}

/** `5 of 10 met, 2 not met, 3 without evidence.` */
export function summaryOf({ items }: ReleaseReport): string {
  const { met, not_met, missing } = countsOf(items);
  return `${met} of ${items.length} met, ${not_met} not met, ${missing} without evidence.`;
}

/** How many items came out in which way. */
export function countsOf(items: readonly JudgedItem[]): Record<Verdict['outcome'], number> {
  const counts = { met: 0, not_met: 0, missing: 0 };
  for (const { verdict } of items) counts[verdict.outcome]++;
  return counts;
}

/** The items as the message of a tag keeps them. */
export function recordLines({ commit, items }: ReleaseReport): string[] {
  return [
    `Commit ${short(commit)}`,
    ...items
      .filter(({ list }) => list !== 'definition_of_done')
      .map(({ id, verdict }) => `${id}: ${verdict.outcome.replace('_', ' ')}. ${wordsOf(verdict)}`),
  ];
}

function wordsOf(verdict: Verdict): string {
  if (verdict.outcome === 'met') return verdict.seen;
  return verdict.outcome === 'not_met' ? verdict.why : verdict.todo;
}
