import { callbackDataIn } from '../code/callback-data.ts';
import type { CodeFile } from '../code/code-file.ts';
import { literalText, writtenName } from '../code/literal-text.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Each button does something. Looks at data that is written out whole, and is content when the same
 * text, its beginning up to a sign, or a regular expression for it stands anywhere else in the
 * sources. Of data that a function makes nothing is said: who makes it can also read it.
 */
export const buttonUnhandled: VerifyRule = {
  code: 'button-unhandled',
  scope: 'whole',
  *check(view) {
    const buttons = view.sources.flatMap((file) =>
      callbackDataIn(file).flatMap(({ node, button }) => {
        const data = literalText(node);
        return data === null || data === '' ? [] : [{ file, node, button, data }];
      }),
    );
    if (buttons.length === 0) return;
    const own = new Set<ts.Node>(buttons.map(({ button }) => button));
    const words = new Set(view.sources.flatMap((file) => wordsIn(file, own)));
    const patterns = view.sources.flatMap(patternsIn);
    for (const { file, node, data } of buttons) {
      const isHandled =
        beginningsOf(data).some((each) => words.has(each)) ||
        patterns.some((pattern) => pattern.test(data));
      if (isHandled) continue;
      yield {
        at: file.at(node),
        text: `No handler knows the button ${data}, so a tap on it does nothing.`,
        hint: 'Handle it, or remove the button.',
      };
    }
  },
};

/** `buy:5:now` itself, and `buy`, `buy:`, `buy:5`, `buy:5:`. */
function beginningsOf(data: string): string[] {
  const signs = [...data.matchAll(/[^\p{L}\p{N}]/gu)];
  return [
    data,
    ...signs.flatMap(({ index }) => [data.slice(0, index), data.slice(0, index + 1)]),
  ].filter((each) => each !== '');
}

/** Texts and keys of a file, but for those of the buttons. */
function wordsIn(file: CodeFile, buttons: ReadonlySet<ts.Node>): string[] {
  const texts = [
    ...file.nodes<ts.StringLiteralLike>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<ts.StringLiteralLike>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
  ]
    .filter(({ parent }) => !buttons.has(parent) && !buttons.has(parent.parent))
    .map(({ text }) => text);
  const keys = [
    ...file.nodes<ts.NamedDeclaration>(ts.SyntaxKind.PropertyAssignment),
    ...file.nodes<ts.NamedDeclaration>(ts.SyntaxKind.ShorthandPropertyAssignment),
    ...file.nodes<ts.NamedDeclaration>(ts.SyntaxKind.MethodDeclaration),
  ].map(({ name }) => writtenName(name) ?? '');
  return [...texts, ...keys];
}

function patternsIn(file: CodeFile): RegExp[] {
  return file
    .nodes<ts.RegularExpressionLiteral>(ts.SyntaxKind.RegularExpressionLiteral)
    .flatMap(({ text }) => {
      const end = text.lastIndexOf('/');
      try {
        return [new RegExp(text.slice(1, end), text.slice(end + 1).replace(/[gy]/g, ''))];
      } catch {
        return [];
      }
    });
}
