import type { CodeFile } from './code-file.ts';
import { writtenName } from './literal-text.ts';
import { declarationOf } from './scopes.ts';
import { ts } from './typescript.ts';

/** What a button of Telegram carries, as it is given in the code. */
export interface CallbackData {
  readonly node: ts.Expression;
  /** The call or the object literal that makes the button. */
  readonly button: ts.Node;
}

/**
 * Data of the buttons that a file makes: `callback_data: …`, grammY's `.text(label, data)` of an
 * `InlineKeyboard`, and telegraf's `Markup.button.callback(label, data)`.
 */
export function callbackDataIn(file: CodeFile): CallbackData[] {
  if (!/callback_data|InlineKeyboard|Markup\b/.test(file.text)) return [];
  const properties = file
    .nodes<ts.PropertyAssignment>(ts.SyntaxKind.PropertyAssignment)
    .filter(({ name }) => writtenName(name) === 'callback_data')
    .map(({ initializer, parent }) => ({ node: initializer, button: parent }));
  const calls = file
    .nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)
    .filter((call) => isButton(file, call.expression))
    .flatMap((call) => {
      const [, data] = call.arguments;
      return data === undefined ? [] : [{ node: data, button: call }];
    });
  return [...properties, ...calls].sort((a, b) => a.node.pos - b.node.pos);
}

function isButton(file: CodeFile, callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { name, expression } = callee;
  if (name.text === 'callback' || name.text === 'callbackButton')
    return /^Markup(?:\.button)?$/.test(expression.getText(file.source));
  return name.text === 'text' && isKeyboard(file, expression);
}

/** `InlineKeyboard`, `new InlineKeyboard()`, a chain of calls on one, or a variable that holds it. */
function isKeyboard(file: CodeFile, node: ts.Expression): boolean {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
    return isKeyboard(file, node.expression);
  if (ts.isNewExpression(node)) return isKeyboard(file, node.expression);
  if (!ts.isIdentifier(node)) return false;
  if (node.text === 'InlineKeyboard') return true;
  const declaration = declarationOf(file, node.text, node);
  if (declaration === null || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  // A variable may hold itself in a chain: `rows = rows.text(…)` is another statement, so it ends.
  return initializer !== undefined && initializer.end < node.pos && isKeyboard(file, initializer);
}
