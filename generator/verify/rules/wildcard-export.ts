import { normalize } from 'node:path/posix';
import type { Fix } from '../../diagnostics/finding.ts';
import type { CodeFile } from '../code/code-file.ts';
import { exportedNames } from '../code/exported-names.ts';
import { ts } from '../code/typescript.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Modules say what they export. */
export const wildcardExport: VerifyRule = {
  code: 'wildcard-export',
  scope: 'file',
  *check(view) {
    for (const file of view.code) {
      if (!/export\s*(type\s*)?\*/.test(file.text)) continue;
      for (const node of file.nodes<ts.ExportDeclaration>(ts.SyntaxKind.ExportDeclaration)) {
        if (node.exportClause !== undefined) continue;
        const fix = namedInstead(view, file, node);
        yield {
          at: file.at(node),
          text: 'This exports whatever the other module does.',
          hint: 'Write export { name, type Name } from … with the names that are meant.',
          ...(fix === null ? {} : { fix }),
        };
      }
    }
  },
};

/** The same with all names; null for a package, and where the names cannot be told. */
function namedInstead(
  view: ProjectView,
  file: CodeFile,
  { moduleSpecifier, isTypeOnly }: ts.ExportDeclaration,
): Fix | null {
  const { start } = moduleSpecifier === undefined ? { start: -1 } : file.range(moduleSpecifier);
  const by = file.imports.find(({ range }) => range.start === start + 1);
  const path = by?.kind === 'file' ? view.resolveImport(normalize(by.target)) : null;
  const names = path === null ? null : exportedNames(view.codeFile(path));
  if (names === null || names.length === 0 || moduleSpecifier === undefined) return null;
  const list = names.map(({ name, isType }) => (isType && !isTypeOnly ? `type ${name}` : name));
  const replacement = `export ${isTypeOnly ? 'type ' : ''}{ ${list.join(', ')} } from ${moduleSpecifier.getText(file.source)};`;
  return { title: `Name the ${names.length} exports`, replacement, style: 'code' };
}
