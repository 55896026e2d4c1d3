import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Locator } from '../../diagnostics/resolve.ts';
import { byCodeUnits } from '../../model/names.ts';
import { type OwnCommand, ProjectView } from '../project/project-view.ts';
import { verifyProject } from '../verify-project.ts';
import type { VerifyRule } from '../verify-rule.ts';
import type { Sample } from './sample.ts';
import { samplePolicy } from './sample-policy.ts';

/** The day on which every sample is looked at. */
const TODAY = '2026-06-15';

/** What `truth` can do where samples are looked at. */
const OWN_COMMANDS: readonly OwnCommand[] = [
  { verb: 'verify', flags: ['--fix', '--format'] },
  { verb: 'model list', flags: ['--all'] },
];

/** What one rule, or several, say about a sample. Pure. */
export function askSample(
  sample: Sample,
  rules: readonly VerifyRule[],
  locatorFor: (text: string) => Locator,
): readonly Diagnostic[] {
  const texts = new Map(sample.files.map(({ path, text }) => [path, text]));
  const policy = samplePolicy(texts.get('policy.json') ?? '{}');
  texts.delete('policy.json');
  const earlierBaseline = texts.get('baseline-before.json') ?? null;
  texts.delete('baseline-before.json');
  const files = {
    paths: [...texts.keys()].sort(byCodeUnits),
    read: (path: string) => texts.get(path) ?? '',
  };
  const view = new ProjectView({ policy, files, today: TODAY, ownCommands: OWN_COMMANDS });
  return verifyProject({ view, rules, locatorFor, earlierBaseline }).diagnostics;
}
