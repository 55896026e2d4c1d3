import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { root } from './pages.ts';

/** Titles of all tests and groups of tests of a file, and the first words of rows of tables. */
export function titlesOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) titles.push(node.text);
    if (ts.isTemplateExpression(node)) titles.push(node.head.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) add(node.arguments[0]);
    if (ts.isArrayLiteralExpression(node)) add(node.elements[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** `it`, `describe.each(…)` and the like. */
function isTest(callee: ts.Expression): boolean {
  return /^(it|test|describe)\b/.test(callee.getText());
}
