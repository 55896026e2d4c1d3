import { isInside } from '../project/paths.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Nothing imports what `legacy.forbidden_imports` names: a folder, a file, a package or a module. */
export const importForbidden: VerifyRule = {
  code: 'import-forbidden',
  scope: 'file',
  *check(view) {
    const { forbiddenImports, directory } = view.policy.quarantine;
    // Of what lies in quarantine there is a rule of its own.
    const forbidden = forbiddenImports.filter((name) => name !== directory);
    for (const file of view.code) {
      for (const { kind, target, packageName, range } of file.imports) {
        const found = forbidden.find((name) =>
          kind === 'file' ? isInside(target, name) : target === name || packageName === name,
        );
        if (found === undefined) continue;
        yield {
          at: { file: file.path, range },
          text: `The contract forbids to import ${found}.`,
          hint: 'Use what took its place.',
        };
      }
    }
  },
};
