/**
 * The one place where text of the contract becomes TypeScript: nothing that a contract says can end
 * a string or a comment.
 */

const LINE_WIDTH = 100;
const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;
/** Ends a line, is half a character, or is not seen at all. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A TypeScript string literal with single quotes. */
export function stringLiteral(text: string): string {
  if (!INVISIBLE.test(text) && !text.includes("'") && !text.includes('\\')) return `'${text}'`;
  let body = '';
  for (const character of text) {
    if (character === "'" || character === '\\') body += `\\${character}`;
    else if (character === '\n') body += '\\n';
    else if (character === '\t') body += '\\t';
    else if (INVISIBLE.test(character)) body += escapeUnits(character);
    else body += character;
  }
  return `'${body}'`;
}

function escapeUnits(character: string): string {
  let units = '';
  for (let at = 0; at < character.length; at++) {
    units += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return units;
}

/** A property name, in quotes only where it needs them. */
export function propertyKey(name: string): string {
  // Quoted or not, this name would set the prototype; only a computed one makes a property.
  if (name === '__proto__') return "['__proto__']";
  return PLAIN_KEY.test(name) ? name : stringLiteral(name);
}

/** A union of string literals; `never` when there are none. */
export function stringUnion(texts: readonly string[]): string {
  return texts.length === 0 ? 'never' : texts.map(stringLiteral).join(' | ');
}

/**
 * A doc comment over `lines`, each of which may hold anything; `contractPath` becomes the mark that
 * says where the thing comes from. Ends with a line end.
 */
export function docComment(
  lines: readonly string[],
  indent = '',
  contractPath: string | null = null,
): string {
  const mark = contractPath === null ? [] : [`@contract ${contractPath}`];
  const rows = [...lines.filter((line) => line !== ''), ...mark].flatMap((line) =>
    line.split(/\r\n|[\n\r\u2028\u2029]/).map(commentText),
  );
  const line = `${indent}/** ${rows.join(' ')} */\n`;
  const short = rows.length <= 1 + mark.length && line.length <= LINE_WIDTH;
  if (short) return line;
  const wrapped = rows.flatMap((row) =>
    row.startsWith('@contract') ? [row] : wrap(row, LINE_WIDTH - indent.length - 3),
  );
  const body = wrapped.map((row) => `${indent} * ${row}`.trimEnd());
  return `${indent}/**\n${body.join('\n')}\n${indent} */\n`;
}

function commentText(text: string): string {
  // Half a character does not survive in a file, and the file would never be fresh.
  return text.toWellFormed().replaceAll('*/', '*\\/').trimEnd();
}

function wrap(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > width) {
      rows.push(row);
      row = word;
    } else {
      row = row === '' ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}

/**
 * Plain data as a TypeScript expression, on one line where it fits. Keys that are undefined are
 * left out.
 */
export function dataLiteral(value: unknown, indent = ''): string {
  return printValue(value, indent, indent.length);
}

function printValue(value: unknown, indent: string, column: number): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((entry) => [null, entry] as const)
    : Object.entries(value).filter(([, entry]) => entry !== undefined);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return open + close;
  const inner = `${indent}  `;
  const parts = entries.map(([key, entry]) => {
    const label = key === null ? '' : `${propertyKey(key)}: `;
    return label + printValue(entry, inner, inner.length + label.length);
  });
  const pad = isList ? '' : ' ';
  const line = `${open}${pad}${parts.join(', ')}${pad}${close}`;
  if (!line.includes('\n') && column + line.length < LINE_WIDTH) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}
