import type { CodeFile } from '../code/code-file.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/**
 * Keys of advisory locks come from the contract. Looks at calls in SQL texts of the sources, at
 * numbers given as their parameters, and at the key of the contract written in digits. Not seen: a
 * key that is computed in code before it is given, and files of SQL.
 */
export const lockKeyLiteral: VerifyRule = {
  code: 'lock-key-literal',
  scope: 'file',
  *check(view) {
    const digits = new Set(view.policy.lockKey.map(Math.abs).filter((half) => half > ORDINARY_MAX));
    for (const file of view.sources) {
      if (LOCK.test(file.text)) yield* keysInSql(file, digits);
      yield* keysInDigits(file, digits);
    }
  },
};

const HINT = 'Take the key from the generated constants and give it as parameters.';
const LOCK = /\bpg_(?:try_)?advisory_(?:xact_)?(?:un)?lock(?:_shared)?\b/;
const CALL = /\bpg_(?:try_)?advisory_(?:xact_)?(?:un)?lock(?:_shared)?\s*\(/g;
/** A number by itself: not `$1`, not the 4 of `int4`, not a part of a name. */
const NUMBER = /(?<![\w$:.-])-?\d+(?![\w.])/;
const HASH = /\b(?:hashtext\w*|hash_\w+|md5|crc32)\s*\(/i;
/** Smaller numbers stand everywhere, and say nothing about a key. */
const ORDINARY_MAX = 65_535;

function* keysInSql(file: CodeFile, digits: ReadonlySet<number>): Generator<VerifyFinding> {
  const texts = [
    ...file.nodes<ts.Node>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<ts.Node>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
    ...file.nodes<ts.Node>(ts.SyntaxKind.TemplateExpression),
  ];
  for (const node of texts) {
    const { start, end } = file.range(node);
    const text = file.text.slice(start, end);
    let takesParameters = false;
    for (const match of text.matchAll(CALL)) {
      const open = match.index + match[0].length;
      const close = closeOf(text, open);
      const given = text.slice(open, close);
      const isNumber = NUMBER.test(given);
      takesParameters ||= given.includes('$');
      if (!isNumber && !HASH.test(given)) continue;
      yield {
        at: {
          file: file.path,
          range: { start: start + match.index, end: start + Math.min(close + 1, text.length - 1) },
        },
        text: isNumber
          ? 'The key of this lock is written here, and nobody sees when another lock takes it too.'
          : 'The key of this lock is a hash, and two names may come to the same one.',
        hint: HINT,
      };
    }
    if (takesParameters) yield* numbersGiven(file, node, digits);
  }
}

/** Where the parenthesis closes that was opened before `open`. */
function closeOf(text: string, open: number): number {
  let depth = 1;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return text.length;
}

/** `query('SELECT pg_advisory_lock($1)', [42])` */
function* numbersGiven(
  file: CodeFile,
  sql: ts.Node,
  digits: ReadonlySet<number>,
): Generator<VerifyFinding> {
  const { parent } = sql;
  if (!ts.isCallExpression(parent)) return;
  const list = parent.arguments.find((each) => ts.isArrayLiteralExpression(each));
  for (const node of list?.elements ?? []) {
    const number = numberOf(node);
    // The key of the contract is told of by its digits.
    if (number === null || digits.has(number)) continue;
    yield {
      at: file.at(node),
      text: 'The key of this lock is written here, and nobody sees when another lock takes it too.',
      hint: HINT,
    };
  }
}

function* keysInDigits(file: CodeFile, digits: ReadonlySet<number>): Generator<VerifyFinding> {
  for (const node of file.nodes<ts.NumericLiteral>(ts.SyntaxKind.NumericLiteral)) {
    if (!digits.has(Number(node.text))) continue;
    const isSigned = ts.isPrefixUnaryExpression(node.parent);
    yield {
      at: file.at(isSigned ? node.parent : node),
      text: 'This number is a half of the lock key of the contract, written a second time.',
      hint: HINT,
    };
  }
}

function numberOf(node: ts.Expression): number | null {
  if (ts.isPrefixUnaryExpression(node)) return numberOf(node.operand);
  return ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)
    ? Number.parseInt(node.text, 10)
    : null;
}
