import type { CodeFile } from '../code/code-file.ts';
import { Promises } from '../code/promises.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Somebody waits for every promise. There is no type checker here, which would take longer than
 * all the rules together: promises are told by declarations, annotations and imports. Not seen:
 * what a package returns (but for a few well-known ones), types that are inferred over several
 * steps, and async functions handed over as callbacks, but for `forEach`.
 */
export const floatingPromise: VerifyRule = {
  code: 'floating-promise',
  scope: 'file',
  *check(view) {
    const promises = new Promises(view);
    for (const file of view.sources) {
      for (const statement of file.nodes<ts.ExpressionStatement>(
        ts.SyntaxKind.ExpressionStatement,
      )) {
        for (const expression of valuesOf(statement.expression)) {
          if (isHandled(expression) || !promises.makes(file, expression)) continue;
          yield {
            at: file.at(nodeToMark(expression)),
            text: 'Nobody waits for this promise, and nobody hears when it fails.',
            hint: 'Await or return it, or give it a .catch(…); write void before it where that is meant.',
          };
        }
      }
      yield* loops(promises, file);
    }
  },
};

/** `orders.forEach(async …)`: all at once, and nobody waits for any. */
function* loops(promises: Promises, file: CodeFile) {
  if (!file.text.includes('.forEach(')) return;
  for (const call of file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)) {
    const { expression: callee, arguments: given } = call;
    const [callback] = given;
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'forEach') continue;
    if (callback === undefined || !promises.isAsync(file, callback)) continue;
    yield {
      at: file.at(callee.name),
      text: 'forEach does not wait for the promises that its callback makes.',
      hint: 'Write for (const each of …) { await … }, or await Promise.all(… .map(…)).',
    };
  }
}

/** What a statement may come to: `a && b()` is a call of b. */
function valuesOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression);
  if (ts.isConditionalExpression(node))
    return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [node];
  const { left, right, operatorToken } = node;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return valuesOf(right);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.CommaToken:
      return [...valuesOf(left), ...valuesOf(right)];
    default:
      return [];
  }
}

/** `.catch(f)`, `.then(f, g)`, and either of them with a `.finally` behind it. */
function isHandled(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  if (name.text === 'catch') return node.arguments.length > 0;
  if (name.text === 'then') return node.arguments.length > 1;
  return name.text === 'finally' && isHandled(expression);
}

/** What is called, without what is given to it. */
function nodeToMark(node: ts.Expression): ts.Expression {
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : node;
}
