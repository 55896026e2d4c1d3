import type { CodeFile } from './code-file.ts';
import { ts } from './typescript.ts';

/** A variable of the environment read by its name. */
export interface VariableRead {
  readonly name: string;
  readonly node: ts.Node;
}

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * Reads of variables: `env.NAME`, `anything.env.NAME`, `env['NAME']`, and names taken out of such
 * an object. An object counts as the environment when it is called `env`.
 */
export function variableReads(file: CodeFile): VariableRead[] {
  if (!/\benv\b/.test(file.text)) return [];
  const found: VariableRead[] = [];
  for (const node of file.nodes<ts.PropertyAccessExpression>(
    ts.SyntaxKind.PropertyAccessExpression,
  )) {
    if (isEnv(node.expression)) found.push({ name: node.name.text, node: node.name });
  }
  for (const node of file.nodes<ts.ElementAccessExpression>(
    ts.SyntaxKind.ElementAccessExpression,
  )) {
    const { argumentExpression: key } = node;
    if (isEnv(node.expression) && ts.isStringLiteralLike(key))
      found.push({ name: key.text, node: key });
  }
  for (const node of file.nodes<ts.BindingElement>(ts.SyntaxKind.BindingElement)) {
    const key = node.propertyName ?? node.name;
    const owner = node.parent.parent;
    if (!ts.isVariableDeclaration(owner) || owner.initializer === undefined) continue;
    if (isEnv(owner.initializer) && ts.isIdentifier(key)) found.push({ name: key.text, node: key });
  }
  return found.filter(({ name }) => NAME.test(name));
}

function isEnv(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'env';
  return ts.isPropertyAccessExpression(node) && node.name.text === 'env';
}
