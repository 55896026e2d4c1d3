import { reachedFrom } from '../code/module-graph.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Every module of the sources is reached from the entrypoint. A file that another one names in a
 * text, as a worker is, counts as reached; one that only tests import does not.
 */
export const moduleUnused: VerifyRule = {
  code: 'module-unused',
  scope: 'whole',
  *check(view) {
    const { file: entrypoint } = view.policy.entrypoint;
    const reached = reachedFrom(view, [entrypoint, ...named(view)], { types: true });
    for (const { path } of view.sources) {
      if (reached.has(path)) continue;
      yield {
        at: { file: path, range: { start: 0, end: 1 } },
        text: `${path} is not reached from ${entrypoint}.`,
        hint: `Delete it, use it, or run truth quarantine ${path}.`,
      };
    }
  },
};

/** Files that are started or loaded by their name. */
function named(view: ProjectView): string[] {
  const starters = [view.text('package.json'), ...view.sources.map(({ text }) => text)];
  return view.sources
    .map(({ path }) => path)
    .filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return starters.some((text) => text.includes(`new URL('./${name}'`) || startsIt(text, path));
    });
}

function startsIt(text: string, path: string): boolean {
  return text.startsWith('{') && text.includes(path);
}
