import { valueAt } from '../../diagnostics/address.ts';
import type { CodeFile } from '../code/code-file.ts';
import { literalText, writtenName } from '../code/literal-text.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Each command of the contract is handled: `.command('help')`, `/help` in a text or a regular
 * expression, a case, a comparison, or the key of a table of commands. A table is an object of
 * which most keys are commands. Nothing is said of sources that hold no code.
 */
export const commandUnhandled: VerifyRule = {
  code: 'command-unhandled',
  scope: 'whole',
  *check(view) {
    const { contract } = view.policy;
    const commands = view.policy.commands.map(({ command }) => command);
    const files = view.sources;
    if (commands.length === 0 || files.length === 0) return;
    const known = new Set(commands);
    const handled = new Set(files.flatMap((file) => [...handledIn(file, known)]));
    for (const [index, command] of commands.entries()) {
      if (handled.has(command)) continue;
      yield {
        at: valueAt(contract, ['bot', 'commands', index, 'command']),
        text: `Telegram offers /${command} to everybody, and no code handles it.`,
        hint: 'Handle it, or take it out of the contract.',
      };
    }
  },
};

/** Methods that take the name of a command, or a text that begins with it. */
const TAKES_COMMAND = /^(?:command|commands|cmd|hears|onText|onCommand|startsWith|includes|has)$/;
/** telegraf has methods of their own for these. */
const OWN_METHOD = /^(?:start|help|settings)$/;
const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

function* handledIn(file: CodeFile, commands: ReadonlySet<string>): Generator<string> {
  if (![...commands].some((command) => file.text.includes(command))) return;
  for (const node of file.nodes<ts.StringLiteral>(ts.SyntaxKind.StringLiteral)) {
    if (node.text.startsWith('/')) yield node.text.slice(1).split(/[ @]/)[0] ?? '';
    else if (commands.has(node.text) && isAsked(node)) yield node.text;
  }
  for (const { text } of file.nodes<ts.RegularExpressionLiteral>(
    ts.SyntaxKind.RegularExpressionLiteral,
  )) {
    for (const [, name = ''] of text.matchAll(/\\\/\(?(?:\?:)?([a-z0-9_|]+)/g))
      yield* name.split('|');
  }
  for (const call of file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)) {
    const { expression: callee, arguments: given } = call;
    if (!ts.isPropertyAccessExpression(callee) || !OWN_METHOD.test(callee.name.text)) continue;
    if (given.length > 0 && /import .*telegraf|require\(.telegraf/.test(file.text))
      yield callee.name.text;
  }
  yield* keysOfTables(file, commands);
}

/** Whether a text stands where it is compared with what came in. */
function isAsked(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isCaseClause(parent)) return true;
  if (ts.isBinaryExpression(parent)) return COMPARISONS.has(parent.operatorToken.kind);
  const call = ts.isArrayLiteralExpression(parent) ? parent.parent : parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return TAKES_COMMAND.test(call.expression.name.text);
}

function* keysOfTables(file: CodeFile, commands: ReadonlySet<string>): Generator<string> {
  for (const { properties } of file.nodes<ts.ObjectLiteralExpression>(
    ts.SyntaxKind.ObjectLiteralExpression,
  )) {
    const keys = properties.map(({ name }) => (writtenName(name) ?? '').replace(/^\//, ''));
    const own = keys.filter((key) => commands.has(key));
    if (own.length * 2 > keys.length) yield* own;
  }
  // A table of pairs: new Map([['start', start]]).
  for (const { elements, parent } of file.nodes<ts.ArrayLiteralExpression>(
    ts.SyntaxKind.ArrayLiteralExpression,
  )) {
    const [key, ...values] = elements;
    const name = literalText(key);
    if (name !== null && values.length === 1 && ts.isArrayLiteralExpression(parent)) yield name;
  }
}
