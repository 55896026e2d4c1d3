import { reachedFrom } from '../code/module-graph.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Aliases of a path, not packages. */
const ALIAS = /^([#~]|@\/)/;

/** What runs in production comes from `dependencies`. Types vanish, so they may come from anywhere. */
export const packageUndeclared: VerifyRule = {
  code: 'package-undeclared',
  scope: 'whole',
  *check(view) {
    const text = view.text('package.json');
    if (text === '') return;
    const installed = installedNames(text);
    const { file: entrypoint } = view.policy.entrypoint;
    for (const path of reachedFrom(view, [entrypoint], { types: false })) {
      for (const { kind, packageName, isTypeOnly, range } of view.codeFile(path).imports) {
        if (kind !== 'package' || isTypeOnly || ALIAS.test(packageName)) continue;
        if (installed.has(packageName)) continue;
        yield {
          at: { file: path, range },
          text: `${packageName} is not among the dependencies of package.json.`,
          hint: `Run npm install ${packageName}; ${entrypoint} reaches this file.`,
        };
      }
    }
  },
};

function installedNames(text: string): ReadonlySet<string> {
  let data: Record<string, unknown>;
  try {
    data = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return new Set();
  }
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
  return new Set([
    String(data['name']),
    ...kinds.flatMap((kind) => Object.keys((data[kind] ?? {}) as object)),
  ]);
}
