import { printable } from '../diagnostics/printable.ts';
import { workflowCommand } from '../diagnostics/workflow-command.ts';
import { nameOf } from './deploy.ts';
import type { Outcome } from './next-step.ts';
import type { WatchResult } from './watch-deploy.ts';

/** The tag that goes with a result. */
export interface WatchTag {
  readonly name: string;
  readonly message: string;
  readonly isWritten: boolean;
  readonly isPushed: boolean;
}

const GOOD: readonly Outcome[] = ['stable', 'superseded'];

/** How it ended, for a person at a terminal. */
export function formatPretty(result: WatchResult, tag: WatchTag | null, color: boolean): string {
  const { outcome, lines } = result;
  const shown = color ? `\u001b[${GOOD.includes(outcome) ? 32 : 31}m${outcome}\u001b[0m` : outcome;
  const body = lines.map((line) => `  | ${printable(line)}`);
  const title = `${shown}  ${nameOf(result.facts.deploy)}`;
  return `${[title, summaryOf(result), ...body, ...tagLines(tag)].join('\n')}\n`;
}

/** One JSON document with everything that a program may want; times are ISO. */
export function formatJson(result: WatchResult, tag: WatchTag | null): string {
  const { outcome, words, lines, facts } = result;
  const { deploy, rollback, log, smoke } = facts;
  const document = {
    outcome,
    words,
    lines,
    deploy: { id: deploy.id, commit: deploy.commit, status: deploy.status },
    rollback:
      rollback === null
        ? null
        : { to: rollback.to.id, commit: rollback.to.commit, deploy: rollback.deploy.id },
    smoke,
    log: {
      lines: log.lines,
      readUntil: log.readUntilMs === null ? null : new Date(log.readUntilMs).toISOString(),
      hits: log.hits.map(({ pattern, count, sample }) => ({ id: pattern.id, count, sample })),
    },
    tag,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** An annotation for the page of a run on GitHub. */
export function formatGithub(result: WatchResult): string {
  const { outcome, lines } = result;
  const kind = outcome === 'stable' ? 'notice' : outcome === 'superseded' ? 'warning' : 'error';
  const title = { title: `deploy ${outcome}` };
  return workflowCommand(kind, title, [summaryOf(result), ...lines].join('\n'));
}

/** The sentence that every format says. */
export function summaryOf({ words, facts }: WatchResult): string {
  return `${nameOf(facts.deploy)}: ${words}`;
}

function tagLines(tag: WatchTag | null): string[] {
  if (tag === null) return [];
  if (tag.isPushed) return [`${tag.name} is pushed.`];
  if (tag.isWritten) return [`${tag.name} is written. Now: git push origin ${tag.name}`];
  return [`It would be tagged ${tag.name}.`];
}
