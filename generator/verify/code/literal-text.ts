import { ts } from './typescript.ts';

/** Text of a literal without substitutions; null for anything else. */
export function literalText(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

/**
 * The parts of a text that are written in the code, in their order: of a literal, a template, or
 * texts that are put together with a plus sign. Null when it is none of these; `isWhole` when there
 * is nothing else in it.
 */
export function writtenText(
  node: ts.Expression,
): { readonly parts: readonly string[]; readonly isWhole: boolean } | null {
  if (ts.isParenthesizedExpression(node)) return writtenText(node.expression);
  if (ts.isStringLiteralLike(node)) return { parts: [node.text], isWhole: true };
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return { parts, isWhole: false };
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return null;
  const sides = [writtenText(node.left), writtenText(node.right)];
  const known = sides.filter((side) => side !== null);
  if (known.length === 0) return null;
  return {
    parts: known.flatMap(({ parts }) => parts),
    isWhole: known.length === 2 && known.every(({ isWhole }) => isWhole),
  };
}

/** Name of a property or method as it is written, also in quotes; null when it is computed. */
export function writtenName(name: ts.Node | undefined): string | null {
  if (name === undefined) return null;
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text;
  return literalText(name);
}
