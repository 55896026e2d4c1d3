import { valueAt } from '../../diagnostics/address.ts';
import type { CodeFile } from '../code/code-file.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * A test that an invariant names is there and runs. A condition (`skipIf`, `runIf`) is no
 * finding: it says where the test runs instead. Tests that a runner finds by other means than
 * `it` or `test` are not seen, and files that are not JavaScript are not looked at.
 */
export const invariantUntested: VerifyRule = {
  code: 'invariant-untested',
  scope: 'cheap',
  *check(view) {
    const { contract, invariants } = view.policy;
    for (const [index, { id, enforcedBy }] of invariants.entries()) {
      for (const [nth, by] of enforcedBy.entries()) {
        if (by.kind !== 'test' || !/\.[cm]?[jt]sx?$/.test(by.file) || !view.has(by.file)) continue;
        const at = valueAt(contract, ['invariants', index, 'enforced_by', nth, 'test']);
        const file = view.codeFile(by.file);
        const idle = idleTests(file);
        if (idle.length > 0) {
          yield {
            at,
            text: `${by.file} should prove ${id}, but not all of its tests run.`,
            hint: 'Mend what keeps them from running, or name a test that proves the sentence.',
            related: idle.map(({ node, why }) => ({ at: file.at(node), text: why })),
          };
        } else if (!TEST.test(file.text)) {
          yield {
            at,
            text: `${by.file} should prove ${id}, but it holds no test.`,
            hint: 'Write the test, or name the file that holds it.',
          };
        }
      }
    }
  },
};

const TEST = /\b(?:it|test)\s*(?:\.\s*\w+\s*)*[(<`]/;
const MAYBE_IDLE = /[.{,]\s*(?:skip|todo|only)\b|\b[xf](?:it|test|describe)\b/;
const SUITE = /^(?:it|test|describe|suite|context)$/;
const IDLE_NAME = /^[xf](?:it|test|describe)$/;

const SKIPPED = 'this one is skipped';
const ALONE = 'only this one runs, the others do not';
const UNWRITTEN = 'this one is not written yet';
const WHY: Readonly<Record<string, string>> = { skip: SKIPPED, only: ALONE, todo: UNWRITTEN };

interface IdleTest {
  readonly node: ts.Node;
  readonly why: string;
}

function idleTests(file: CodeFile): IdleTest[] {
  if (!MAYBE_IDLE.test(file.text)) return [];
  return file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression).flatMap((call) => {
    const { expression } = call;
    if (ts.isIdentifier(expression) && IDLE_NAME.test(expression.text)) {
      return [{ node: expression, why: expression.text.startsWith('f') ? ALONE : SKIPPED }];
    }
    const [root, ...modifiers] = namesOf(expression);
    if (root === undefined || !SUITE.test(root)) return [];
    const said = modifiers.map((name) => WHY[name]).find((why) => why !== undefined);
    if (said !== undefined) return [{ node: expression, why: said }];
    return whyOfOptions(call).map((why) => ({ node: expression, why }));
  });
}

/** `it.concurrent.skip` as its names; none for anything else. */
function namesOf(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const before = namesOf(expression.expression);
  return before.length === 0 ? [] : [...before, expression.name.text];
}

/** `it('…', { skip: true }, …)`; a condition there is none of our business. */
function whyOfOptions(call: ts.CallExpression): string[] {
  return call.arguments
    .filter((each) => ts.isObjectLiteralExpression(each))
    .flatMap(({ properties }) => properties)
    .flatMap((property) => {
      if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return [];
      const { kind } = property.initializer;
      const isSaid =
        kind === ts.SyntaxKind.TrueKeyword || ts.isStringLiteralLike(property.initializer);
      return isSaid ? [WHY[property.name.text] ?? ''].filter((why) => why !== '') : [];
    });
}
