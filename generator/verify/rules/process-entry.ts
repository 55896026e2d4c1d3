import type { CodeFile } from '../code/code-file.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyRule } from '../verify-rule.ts';

const HINTS = /^#!|import\.meta|require\.main|process\b|\.listen\b/;

/** One file starts the process: no other one of the sources does something when it is run. */
export const processEntry: VerifyRule = {
  code: 'process-entry',
  scope: 'file',
  *check(view) {
    const { file: entrypoint } = view.policy.entrypoint;
    for (const file of view.sources) {
      if (file.path === entrypoint || !HINTS.test(file.text)) continue;
      for (const { what, node } of entriesOf(file)) {
        yield {
          at: node === null ? { file: file.path, range: hashBang(file) } : file.at(node),
          text: `${file.path} starts by itself: ${what}.`,
          hint: `Only ${entrypoint} is run. Export a function and let it be called from there.`,
        };
      }
    }
  },
};

interface Entry {
  readonly what: string;
  /** Null for the first line. */
  readonly node: ts.Node | null;
}

function hashBang(file: CodeFile): { start: number; end: number } {
  return {
    start: 0,
    end: file.text.indexOf('\n') < 0 ? file.text.length : file.text.indexOf('\n'),
  };
}

function entriesOf(file: CodeFile): Entry[] {
  const found: Entry[] = file.text.startsWith('#!')
    ? [{ what: 'it has a hash-bang', node: null }]
    : [];
  for (const node of file.nodes<ts.PropertyAccessExpression>(
    ts.SyntaxKind.PropertyAccessExpression,
  )) {
    const text = node.getText(file.source);
    if (text === 'import.meta.main' || text === 'require.main')
      found.push({ what: `it asks ${text}`, node });
  }
  for (const node of file.nodes<ts.ElementAccessExpression>(
    ts.SyntaxKind.ElementAccessExpression,
  )) {
    if (/^process\.argv\[1\]$/.test(node.getText(file.source)))
      found.push({ what: 'it looks whether it was run', node });
  }
  for (const statement of file.source.statements) {
    const call = topLevelCall(statement);
    if (call === null || !ts.isPropertyAccessExpression(call.expression)) continue;
    const text = call.expression.getText(file.source);
    if (call.expression.name.text === 'listen')
      found.push({ what: 'a server listens at the top level', node: call });
    if (/^process\.(on|once)$/.test(text))
      found.push({ what: 'it takes signals at the top level', node: call });
  }
  return found;
}

/** The call that a statement of the module consists of, awaited or not. */
function topLevelCall(statement: ts.Statement): ts.CallExpression | null {
  if (!ts.isExpressionStatement(statement)) return null;
  let { expression } = statement;
  while (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) {
    expression = expression.expression;
  }
  return ts.isCallExpression(expression) ? expression : null;
}
