import { printable } from '../diagnostics/printable.ts';
import { workflowCommand } from '../diagnostics/workflow-command.ts';
import type { KeptEvidence } from './kept-evidence.ts';
import { countsOf, type JudgedItem, type ReleaseReport, summaryOf } from './release-report.ts';
import type { Verdict } from './verdict.ts';

const TITLES = {
  always: 'Every release',
  checklist: 'Checklist',
  definition_of_done: 'Definition of done',
} as const;

const MARKS = { met: 'met    ', not_met: 'NOT MET', missing: 'missing' } as const;
const COLORS = { met: 32, not_met: 31, missing: 33 } as const;

/** Every item with its verdict, for a person at a terminal. */
export function formatPretty(
  report: ReleaseReport,
  closing: readonly string[],
  color: boolean,
): string {
  const sections = (['always', 'checklist', 'definition_of_done'] as const).flatMap((list) => {
    const items = report.items.filter((item) => item.list === list);
    return items.length === 0
      ? []
      : [TITLES[list], ...items.flatMap((item) => itemLines(item, color)), ''];
  });
  return `${[...sections, ...closing].join('\n')}\n`;
}

function itemLines({ id, title, verdict }: JudgedItem, color: boolean): string[] {
  const { outcome } = verdict;
  const mark = color ? `\u001b[${COLORS[outcome]}m${MARKS[outcome]}\u001b[0m` : MARKS[outcome];
  return [`  ${mark}  ${id}: ${title}`, ...sentences(verdict).map((line) => `           ${line}`)];
}

/** What is to be said of a verdict; of one that is met, nothing. */
function sentences(verdict: Verdict): string[] {
  if (verdict.outcome === 'met') return [];
  if (verdict.outcome === 'missing') return [verdict.todo];
  const tail = (verdict.tail ?? '').trim();
  const shown = tail === '' ? [] : tail.split('\n').map((line) => `| ${printable(line)}`);
  return [verdict.why, ...shown, verdict.todo];
}

/** One JSON document; another run takes its evidence with `--evidence`. */
export function formatJson(
  report: ReleaseReport,
  tagName: string | null,
  evidence: KeptEvidence,
): string {
  const { commit, items, tag, goBackTo } = report;
  const document = {
    commit,
    items: items.map(({ verdict, ...item }) => ({ ...item, ...verdict })),
    counts: countsOf(items),
    tag: tag === null ? null : { verdict: tag, name: tagName },
    goBackTo: goBackTo === null ? null : { tag: goBackTo.name, commit: goBackTo.commit },
    evidence,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Annotations for the page of a run on GitHub. */
export function formatGithub({ items }: ReleaseReport): string {
  return items
    .filter(({ verdict }) => verdict.outcome !== 'met')
    .map(({ id, title, verdict }) =>
      workflowCommand(
        verdict.outcome === 'missing' ? 'warning' : 'error',
        { title: `release ${id}` },
        [`${title}: ${MARKS[verdict.outcome].trim().toLowerCase()}.`, ...sentences(verdict)].join(
          '\n',
        ),
      ),
    )
    .join('');
}

/** The last lines of a report: how many are met, and what comes next. */
export function closingLines(
  report: ReleaseReport,
  tagName: string | null,
  isRecorded: boolean,
): string[] {
  const { tag, goBackTo, items } = report;
  const lines = [summaryOf(report)];
  if (goBackTo !== null) {
    lines.push(`Go back: deploy ${goBackTo.name} (${goBackTo.commit.slice(0, 7)}).`);
  }
  if (tagName !== null && isRecorded) {
    lines.push(`${tagName} is written. Now: git push origin ${tagName}`);
  } else if (tag === 'met') {
    lines.push(
      tagName === null
        ? 'The tag of the contract is taken: give release.tag an {n}.'
        : `The tag of this release is ${tagName}. Write it with --record.`,
    );
  }
  const isDone = items.every(({ verdict }) => verdict.outcome === 'met');
  if (tag === 'met' && !isDone)
    lines.push('The release is good; the definition of done is not met.');
  return lines;
}
