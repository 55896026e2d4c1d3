import { planQuarantine, type QuarantineWish } from '../../generator/quarantine/plan-quarantine.ts';
import type { FileFacts } from '../../generator/quarantine/why-it-stays.ts';
import type { ProjectView } from '../../generator/verify/project/project-view.ts';

/** An ordinary file that people keep. */
export const FILE: FileFacts = { kind: 'file', isGenerated: false };

/** Decides about files that are what they seem. */
export function decide(
  view: ProjectView,
  files: readonly string[],
  wish: Partial<QuarantineWish> = {},
) {
  return planQuarantine(view, {
    files,
    reason: 'Replaced.',
    factsOf: () => FILE,
    exists: () => false,
    ...wish,
  });
}

/** What is told about files that may not go, as sentences. */
export function refusal(
  view: ProjectView,
  files: readonly string[],
  wish: Partial<QuarantineWish> = {},
): readonly string[] {
  const decision = decide(view, files, wish);
  if (decision.ok) return [];
  return [...decision.faults, ...decision.findings.map(({ text }) => text)];
}
