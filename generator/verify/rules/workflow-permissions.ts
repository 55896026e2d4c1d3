import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { workflowsOf } from '../delivery/workflows.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** A workflow says what its token may do, at the top or for each of its jobs, and not everything. */
export const workflowPermissions: VerifyRule = {
  code: 'workflow-permissions',
  scope: 'cheap',
  *check(view) {
    for (const { file, kind, data, jobs } of workflowsOf(view)) {
      if (kind === 'action') continue;
      const says = (owner: Readonly<Record<string, unknown>>) =>
        Object.hasOwn(owner, 'permissions');
      const isSaid = says(data) || (jobs.length > 0 && jobs.every((job) => says(job.data)));
      if (!isSaid) {
        yield {
          at: keyAt(file, ['jobs']),
          text: 'Nothing says what the token of this workflow may do, so the default of the repository counts.',
          hint: 'Write permissions: { contents: read } at the top, and more only for the job that needs it.',
        };
      }
      for (const { data: owner, path } of [{ data, path: [] }, ...jobs]) {
        if (owner['permissions'] !== 'write-all') continue;
        yield {
          at: valueAt(file, [...path, 'permissions']),
          text: 'The token may write everything: code, releases, packages, settings of pull requests.',
          hint: 'Name what is written, such as contents: read and pull-requests: write.',
        };
      }
    }
  },
};
