import { ProjectView } from '../../generator/verify/project/project-view.ts';
import { samplePolicy } from '../../generator/verify/samples/sample-policy.ts';

/** The day on which every view is looked at. */
export const TODAY = '2026-08-31';

const CONTRACT = 'legacy:\n  directory: quarantine\n  items: []\n';

/** A project in memory. `policy`: what differs from the policy of samples. */
export function viewOf(
  files: Readonly<Record<string, string>>,
  policy: object = {},
  today = TODAY,
): ProjectView {
  const texts: Readonly<Record<string, string>> = { 'contract/truth.yaml': CONTRACT, ...files };
  return new ProjectView({
    policy: samplePolicy(JSON.stringify(policy)),
    files: { paths: Object.keys(texts).sort(), read: (path) => texts[path] ?? '' },
    today,
  });
}
