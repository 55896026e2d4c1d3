import { workflowCommand } from '../diagnostics/workflow-command.ts';
import type { SmokeReport } from '../smoke/check-result.ts';

/** Workflow commands that GitHub shows on the page of the run: what failed, and what was skipped. */
export function formatGithub({ checks }: SmokeReport): string {
  return checks
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ outcome, id, title, reason, seen, curl }) => {
      const text = [`${title}: ${outcome}.`, reason, seen, curl].filter((each) => each !== null);
      const command = outcome === 'failed' ? 'error' : 'notice';
      return workflowCommand(command, { title: `smoke ${id}` }, text.join('\n'));
    })
    .join('');
}
