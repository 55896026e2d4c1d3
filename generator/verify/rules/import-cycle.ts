import { type Edge, edgesOf } from '../code/module-graph.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/** Modules do not wait for each other. Imports of types alone vanish, so they make no cycle. */
export const importCycle: VerifyRule = {
  code: 'import-cycle',
  scope: 'whole',
  *check(view) {
    const done = new Set<string>();
    for (const { path } of view.code) yield* walk(view, path, [], done);
  },
};

/** Depth first; an edge back into the trail closes a cycle, and is told where it stands. */
function* walk(
  view: ProjectView,
  path: string,
  trail: readonly Edge[],
  done: Set<string>,
): Generator<VerifyFinding> {
  if (done.has(path)) return;
  done.add(path);
  const onTrail = [...trail.map(({ from }) => from.path), path];
  for (const edge of edgesOf(view, view.codeFile(path))) {
    if (edge.by.isTypeOnly) continue;
    const start = onTrail.indexOf(edge.to);
    if (start < 0) yield* walk(view, edge.to, [...trail, edge], done);
    else yield cycleFinding(edge, [...onTrail.slice(start), edge.to]);
  }
}

function cycleFinding({ from, by }: Edge, cycle: readonly string[]): VerifyFinding {
  return {
    at: { file: from.path, range: by.range },
    text: `This import closes a cycle: ${cycle.join(' → ')}.`,
    hint: 'Move what they share into a module of its own; import types with import type.',
  };
}
