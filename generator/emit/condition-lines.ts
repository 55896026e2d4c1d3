const LINE_WIDTH = 100;

/** `if (test) return false;`, over several lines where one is too short. */
export function returnFalseIf(expression: string, indent: string): string {
  const test = withoutParentheses(expression);
  const line = `${indent}if (${test}) return false;\n`;
  if (line.length <= LINE_WIDTH + 1) return line;
  const inner = `${indent}  `;
  return `${indent}if (\n${inner}${broken(test, inner)}\n${indent}) {\n${inner}return false;\n${indent}}\n`;
}

/** Parentheses around the whole of an expression say nothing. */
export function withoutParentheses(expression: string): string {
  if (!expression.startsWith('(')) return expression;
  let depth = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    if (character === "'") at = endOfString(expression, at);
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth === 0) return at === expression.length - 1 ? expression.slice(1, -1) : expression;
  }
  return expression;
}

/** An expression of `||`, `&&` and parentheses, broken at its loosest operators. */
function broken(expression: string, indent: string): string {
  if (indent.length + expression.length <= LINE_WIDTH - 3) return expression;
  for (const operator of [' || ', ' && ']) {
    const parts = splitOutside(expression, operator);
    if (parts.length === 1) continue;
    return parts.map((part) => broken(part, indent)).join(`${operator.trimEnd()}\n${indent}`);
  }
  const opening = expression.startsWith('!(') ? '!(' : '(';
  if (!expression.startsWith(opening) || !expression.endsWith(')')) return expression;
  const inner = `${indent}  `;
  const inside = broken(expression.slice(opening.length, -1), inner);
  return `${opening}\n${inner}${inside}\n${indent})`;
}

/** Parts between an operator where it stands outside of parentheses and quotes. */
function splitOutside(expression: string, operator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    if (character === "'") at = endOfString(expression, at);
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth === 0 && expression.startsWith(operator, at)) {
      parts.push(expression.slice(start, at));
      start = at + operator.length;
      at = start - 1;
    }
  }
  return [...parts, expression.slice(start)];
}

function endOfString(expression: string, start: number): number {
  for (let at = start + 1; at < expression.length; at++) {
    if (expression[at] === '\\') at++;
    else if (expression[at] === "'") return at;
  }
  return expression.length;
}
