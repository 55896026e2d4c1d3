import type { CodeFile } from '../code/code-file.ts';
import { writtenName } from '../code/literal-text.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * What the contract never logs is not given to a log. Looks at what stands in the call, under the
 * name of the contract in any spelling (`KIE_API_KEY`, `kieApiKey`, `kie_api_key`). Not seen: a
 * value under another name, fields that are put together before the call, and what a function makes
 * of a value.
 */
export const neverLog: VerifyRule = {
  code: 'never-log',
  scope: 'file',
  *check(view) {
    const names = new Map(view.policy.neverLog.map((name) => [bare(name), name]));
    if (names.size === 0) return;
    for (const file of view.sources) {
      if (!/\b(?:\w*[lL]og(?:ger)?|console|pino|winston)\b/.test(file.text)) continue;
      for (const call of file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)) {
        if (!isLogCall(call, file)) continue;
        const leaks = call.arguments.flatMap((each) =>
          shownIn(each, (name) => names.has(bare(name))),
        );
        for (const { node, name } of leaks) {
          yield {
            at: file.at(node),
            text: `${names.get(bare(name))} goes into the log here, and the contract says it never does.`,
            hint: 'Leave it out, or log what says enough without it, such as its length or an id.',
          };
        }
      }
    }
  },
};

/** `KIE_API_KEY`, `kieApiKey` and `#kie-api-key` are one name. */
function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

const LEVEL =
  /^(?:trace|debug|verbose|silly|info|notice|log|warn|warning|error|critical|alert|fatal|dir|table)$/;
const LOGGER = /^(?:log|\w*(?:Log|_log)|\w*[lL]ogger|console|pino|winston)$/;

function isLogCall({ expression: callee }: ts.CallExpression, file: CodeFile): boolean {
  if (!ts.isPropertyAccessExpression(callee) || !LEVEL.test(callee.name.text)) return false;
  const { expression: owner } = callee;
  const name = ts.isPropertyAccessExpression(owner) ? owner.name : owner;
  const text = name.getText(file.source).replace(/^#/, '').replace(/\(.*$/s, '');
  return LOGGER.test(text);
}

interface Shown {
  readonly node: ts.Node;
  readonly name: string;
}

/** Makes nothing else of a text than a text, so that it can still be read. */
const KEEPS_TEXT =
  /^(?:slice|substring|substr|trim\w*|toString|toLowerCase|toUpperCase|replace\w*|concat|join|at|pad\w*|normalize|valueOf)$/;
const SHOWS_ALL =
  /^(?:String|JSON\.stringify|inspect|util\.inspect|format|util\.format|Object\.entries)$/;

/** Names of which the value itself gets into what an expression comes to. */
function shownIn(node: ts.Node, isSecret: (name: string) => boolean): Shown[] {
  const inside = (...nodes: readonly (ts.Node | undefined)[]) =>
    nodes.flatMap((each) => (each === undefined ? [] : shownIn(each, isSecret)));
  if (ts.isIdentifier(node)) return isSecret(node.text) ? [{ node, name: node.text }] : [];
  if (ts.isPropertyAccessExpression(node))
    return isSecret(node.name.text) ? [{ node, name: node.name.text }] : [];
  if (ts.isElementAccessExpression(node)) {
    const key = writtenName(node.argumentExpression) ?? '';
    return ts.isStringLiteralLike(node.argumentExpression) && isSecret(key)
      ? [{ node, name: key }]
      : [];
  }
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((each) => shownInProperty(each, isSecret));
  if (ts.isArrayLiteralExpression(node)) return inside(...node.elements);
  if (ts.isTemplateExpression(node))
    return inside(...node.templateSpans.map(({ expression }) => expression));
  if (ts.isConditionalExpression(node)) return inside(node.whenTrue, node.whenFalse);
  if (ts.isBinaryExpression(node)) return inside(...shownSides(node));
  if (ts.isCallExpression(node)) return inside(...keptIn(node));
  const isWrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isSpreadElement(node);
  return isWrapped ? inside(node.expression) : [];
}

/** A comparison shows nothing of what it compares. */
function shownSides({ left, right, operatorToken }: ts.BinaryExpression): ts.Node[] {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return [left, right];
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [right];
    default:
      return [];
  }
}

function keptIn({ expression: callee, arguments: given }: ts.CallExpression): ts.Node[] {
  if (SHOWS_ALL.test(callee.getText())) return [...given];
  const keeps = ts.isPropertyAccessExpression(callee) && KEEPS_TEXT.test(callee.name.text);
  return keeps ? [callee.expression] : [];
}

/** A field of that name counts also with a value of another one, unless it shows nothing of it. */
function shownInProperty(
  property: ts.ObjectLiteralElementLike,
  isSecret: (name: string) => boolean,
): Shown[] {
  if (ts.isSpreadAssignment(property)) return shownIn(property.expression, isSecret);
  const name = writtenName(property.name) ?? '';
  if (ts.isShorthandPropertyAssignment(property))
    return isSecret(name) ? [{ node: property.name, name }] : [];
  if (!ts.isPropertyAssignment(property)) return [];
  const { initializer } = property;
  const shown = shownIn(initializer, isSecret);
  if (shown.length > 0 || !isSecret(name)) return shown;
  const isPlain = ts.isIdentifier(initializer) || ts.isPropertyAccessExpression(initializer);
  const isHarmless = /(?:^undefined|length|count|size|bytes|redacted|masked|hash)$/i.test(
    initializer.getText(),
  );
  return isPlain && !isHarmless ? [{ node: property.name, name }] : [];
}
