import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Only the entrypoint reads the environment. */
export const envRead: VerifyRule = {
  code: 'env-read',
  scope: 'file',
  *check(view) {
    const { file: entrypoint } = view.policy.entrypoint;
    for (const file of view.sources) {
      if (file.path === entrypoint || !/\b(env|process)\b/.test(file.text)) continue;
      const places = [
        ...file.nodes<ts.PropertyAccessExpression>(ts.SyntaxKind.PropertyAccessExpression),
        ...file.nodes<ts.ElementAccessExpression>(ts.SyntaxKind.ElementAccessExpression),
        ...file.nodes<ts.ImportSpecifier>(ts.SyntaxKind.ImportSpecifier),
        ...file.nodes<ts.BindingElement>(ts.SyntaxKind.BindingElement),
      ].filter(isEnvironment);
      for (const node of places) {
        yield {
          at: file.at(node),
          text: `${file.path} reads the environment of the process.`,
          hint: `Take the value as an argument; ${entrypoint} reads it with loadEnv and passes it on.`,
        };
      }
    }
  },
};

/** `process.env`, `process['env']`, `import { env } from 'node:process'`, `const { env } = process`. */
function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    return isProcess(node.expression) && ts.isStringLiteralLike(key) && key.text === 'env';
  }
  if (ts.isImportSpecifier(node)) {
    const from = node.parent.parent.parent.moduleSpecifier;
    const isOfProcess = ts.isStringLiteral(from) && /^(node:)?process$/.test(from.text);
    return isOfProcess && (node.propertyName ?? node.name).text === 'env';
  }
  if (!ts.isBindingElement(node) || !ts.isVariableDeclaration(node.parent.parent)) return false;
  const { initializer } = node.parent.parent;
  const key = node.propertyName ?? node.name;
  return (
    initializer !== undefined &&
    isProcess(initializer) &&
    ts.isIdentifier(key) &&
    key.text === 'env'
  );
}

/** `process` or `globalThis.process`. */
function isProcess(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'process';
  return ts.isPropertyAccessExpression(node) && node.name.text === 'process';
}
