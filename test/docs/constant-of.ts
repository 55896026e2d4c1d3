import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { root } from './pages.ts';

/**
 * The number that a file gives to a constant, or to an entry of one, as in `TIME_MS.video`.
 * Throws when there is none.
 */
export function constantOf(file: string, name: string): number {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const value = name
    .split('.')
    .reduce<ts.Node | undefined>((node, part) => node && named(node, part), source);
  const number = value === undefined ? null : numberOf(value, source);
  if (number === null) throw new Error(`${file} gives no number to ${name}`);
  return number;
}

/** What is assigned to the first thing of this name, in or below a node. */
function named(node: ts.Node, name: string): ts.Expression | undefined {
  const isNamed = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
  if (isNamed && node.name.getText() === name) return node.initializer;
  return ts.forEachChild(node, (child) => named(child, name));
}

/** Null for what is no number: only what can be read without running it is. */
function numberOf(node: ts.Node, source: ts.SourceFile): number | null {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isIdentifier(node)) {
    const found = named(source, node.text);
    return found === undefined ? null : numberOf(found, source);
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Number') {
    const [argument] = node.arguments;
    return argument === undefined ? null : numberOf(argument, source);
  }
  return ts.isBinaryExpression(node) ? combined(node, source) : null;
}

function combined(node: ts.BinaryExpression, source: ts.SourceFile): number | null {
  const right = numberOf(node.right, source);
  if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return right;
  const left = numberOf(node.left, source);
  if (left === null || right === null) return null;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? left + right : null;
}
