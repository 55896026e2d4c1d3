import type { CodeFile } from '../code/code-file.ts';
import { literalText, writtenName } from '../code/literal-text.ts';
import { ts } from '../code/typescript.ts';
import { isInside } from '../project/paths.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Markup for Telegram is made where values are escaped. Looks at tags in literals, and at messages
 * with a parse mode that a value is put into. Pages for browsers are told by tags that Telegram
 * does not have. Not seen: a text that is put together in one place and sent in another without a
 * tag in it.
 */
export const htmlUnescaped: VerifyRule = {
  code: 'html-unescaped',
  scope: 'file',
  *check(view) {
    const { htmlFiles, htmlTag } = view.policy.verify;
    const hasPlace = htmlFiles.length > 0 || htmlTag !== null;
    const place = htmlTag === null ? htmlFiles.join(', ') : `the template ${htmlTag}\`…\``;
    for (const file of view.sources) {
      if (htmlFiles.some((path) => isInside(file.path, path))) continue;
      const told = new Set<ts.Node>();
      for (const node of filledMessages(file)) {
        if (isUnder(node, htmlTag) || told.has(node)) continue;
        told.add(node);
        yield {
          at: file.at(node),
          text: 'A value is put into a message with a parse mode, and nothing escapes it.',
          hint: hasPlace
            ? `Write it with ${place}, which escapes what is put in.`
            : 'Escape the signs of the markup in the value, best in one tagged template for all messages.',
        };
      }
      if (!hasPlace || !TAG.test(file.text)) continue;
      for (const node of textsOf(file)) {
        const text = node.getText(file.source);
        if (!TAG.test(text) || PAGE.test(text) || isUnder(node, htmlTag)) continue;
        if ([...told].some((each) => each.pos <= node.pos && node.end <= each.end)) continue;
        yield {
          at: file.at(node),
          text: `Markup for Telegram is made here, past ${place}.`,
          hint: `Make it with ${place}, where every value is escaped.`,
        };
      }
    }
  },
};

const NAMES = 'b|strong|i|em|u|ins|s|strike|del|code|pre|blockquote|tg-spoiler|tg-emoji';
const TAG = new RegExp(`</?(?:${NAMES})(?: [a-z-]+(?:="[^"]*")?)*>|<a href=|</a>`);
const PAGE =
  /<(?:!doctype|html|head|body|div|p|br|table|t[dhr]|ul|ol|li|h[1-6]|img|script|style|svg|form|input|button|section|main|nav|span|title|meta|link)\b/i;

type Text = ts.StringLiteralLike | ts.TemplateExpression;

function textsOf(file: CodeFile): readonly Text[] {
  return [
    ...file.nodes<Text>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<Text>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
    ...file.nodes<Text>(ts.SyntaxKind.TemplateExpression),
  ];
}

/** Whether a text stands under the tag, or in a value that is put into a text under it. */
function isUnder(node: ts.Node, htmlTag: string | null): boolean {
  if (htmlTag === null || !ts.isTaggedTemplateExpression(node.parent)) return false;
  const { tag } = node.parent;
  return (ts.isPropertyAccessExpression(tag) ? tag.name : tag).getText() === htmlTag;
}

/** Texts with values in them that go out with a parse mode. */
function filledMessages(file: CodeFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  if (/parse_mode/.test(file.text)) {
    const objects = file.nodes<ts.ObjectLiteralExpression>(ts.SyntaxKind.ObjectLiteralExpression);
    for (const { properties, parent } of objects) {
      if (!properties.some(({ name }) => writtenName(name) === 'parse_mode')) continue;
      for (const property of properties) {
        if (!ts.isPropertyAssignment(property)) continue;
        if (/^(?:text|caption)$/.test(writtenName(property.name) ?? ''))
          found.push(property.initializer);
      }
      if (ts.isCallExpression(parent)) found.push(...parent.arguments);
    }
  }
  if (/replyWith(?:HTML|Markdown)/.test(file.text)) {
    for (const call of file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)) {
      const { expression: callee } = call;
      if (
        ts.isPropertyAccessExpression(callee) &&
        /^replyWith(HTML|Markdown)/.test(callee.name.text)
      )
        found.push(...call.arguments.slice(0, 1));
    }
  }
  return found.filter(isFilled);
}

/** A template or a sum with a value in it that nothing has escaped. */
function isFilled(node: ts.Expression): boolean {
  if (ts.isTemplateExpression(node))
    return node.templateSpans.some(({ expression }) => !isSafe(expression));
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    [node.left, node.right].some((side) => isFilled(side) || !isSafe(side))
  );
}

/** A literal, a constant, a number, or what a tag or a function with a telling name has made. */
function isSafe(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return /^[A-Z][A-Z0-9_]+$/.test(node.text);
  if (ts.isTaggedTemplateExpression(node)) return true;
  if (literalText(node) !== null || ts.isNumericLiteral(node)) return true;
  if (ts.isTemplateExpression(node) || ts.isBinaryExpression(node)) return !isFilled(node);
  if (ts.isConditionalExpression(node)) return isSafe(node.whenTrue) && isSafe(node.whenFalse);
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'length';
  if (!ts.isCallExpression(node)) return false;
  return /esc|html|sanit|markdown|encode|toFixed|bold|italic/i.test(node.expression.getText());
}
