import { ts } from '../code/typescript.ts';
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
        yield {
          at: file.at(node),
          text: 'This exports whatever the other module does.',
          hint: 'Write export { name, type Name } from … with the names that are meant.',
        };
      }
    }
  },
};
