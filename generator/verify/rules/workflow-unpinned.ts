import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import { workflowsOf } from '../delivery/workflows.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Actions and workflows of others are named by commit: a tag or a branch may be moved. Those of the
 * project itself need none.
 */
export const workflowUnpinned: VerifyRule = {
  code: 'workflow-unpinned',
  scope: 'cheap',
  *check(view) {
    for (const { file, jobs, steps } of workflowsOf(view)) {
      for (const { data, path } of [...jobs, ...steps]) {
        const { uses } = data;
        if (typeof uses !== 'string' || isPinned(uses)) continue;
        const at: DataPath = [...path, 'uses'];
        const [name = '', revision] = uses.split('@');
        const found = revision === undefined ? 'no revision' : revision;
        yield {
          at: valueAt(file, at),
          text: `${name} is taken at ${found}, which may be another program tomorrow.`,
          hint: uses.startsWith('docker://')
            ? 'Name the digest: docker://image@sha256:….'
            : `Name the commit, and the version behind it: ${name}@<40 hex digits> # v….`,
        };
      }
    }
  },
};

function isPinned(uses: string): boolean {
  if (uses.startsWith('./') || uses.includes('${{')) return true;
  if (uses.startsWith('docker://')) return /@sha256:[0-9a-f]{64}$/.test(uses);
  return /@[0-9a-f]{40}$/.test(uses);
}
