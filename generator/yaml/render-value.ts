/** Plain data that can be written as YAML. */
export type Writable =
  | string
  | number
  | boolean
  | null
  | readonly Writable[]
  | { readonly [key: string]: Writable };

const COLUMNS_MAX = 100;

/**
 * A key with its value as lines of YAML: on one line with brackets when that fits, otherwise one
 * entry per line. This is how files of the contract are written, and how their formatter leaves
 * them.
 */
export function entryLines(key: string, value: Writable, indent: string): string[] {
  return valueLines(`${indent}${scalar(key)}:`, value, indent);
}

/** The value behind what stands before it in its line. */
function valueLines(head: string, value: Writable, indent: string): string[] {
  const inline = `${head} ${typeof value === 'string' ? scalar(value, IN_LINES) : flow(value)}`;
  const isShort = inline.length <= COLUMNS_MAX && !inline.includes('\n');
  if (typeof value === 'string' && !isShort && /^\S+( \S+)*$/.test(value)) {
    return [`${head} >-`, ...folded(value, `${indent}  `)];
  }
  if (isShort || typeof value !== 'object' || value === null || isEmpty(value)) return [inline];
  const inner = `${indent}  `;
  return [head, ...(isList(value) ? listLines(value, inner) : mapLines(value, inner))];
}

function mapLines(map: { readonly [key: string]: Writable }, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) => entryLines(key, value, indent));
}

function listLines(list: readonly Writable[], indent: string): string[] {
  return list.flatMap((item) => {
    const inline = `${indent}- ${typeof item === 'string' ? scalar(item, IN_LINES) : flow(item)}`;
    if (inline.length <= COLUMNS_MAX || typeof item !== 'object' || item === null) return [inline];
    if (isList(item)) return valueLines(`${indent}-`, item, indent);
    const [first = '', ...rest] = mapLines(item, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function isList(value: object): value is readonly Writable[] {
  return Array.isArray(value);
}

function flow(value: Writable): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (isEmpty(value)) return isList(value) ? '[]' : '{}';
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  const entries = Object.entries(value).map(([key, each]) => `${scalar(key)}: ${flow(each)}`);
  return `{ ${entries.join(', ')} }`;
}

/** Words of one paragraph over lines that are not too long. */
function folded(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > COLUMNS_MAX) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** What needs no quotes between brackets. */
const IN_BRACKETS =
  /^(?:[\p{L}_/][\p{L}\p{N}_ ./()+~;!?<>=–—’^%-]*|\d+[A-Za-z][\w.]*|\d{4}-\d\d-\d\d)$/u;
/** Outside of brackets also commas, and colons and hashes that neither end nor begin a word. */
const IN_LINES =
  /^(?:[\p{L}_/](?:[^:#\p{C}]|:(?=\S)|(?<=\S)#)*|\d+[A-Za-z][\w.]*|\d{4}-\d\d-\d\d)$/u;
const READ_OTHERWISE = /^(true|false|null|yes|no|on|off|y|n|~)$|^\d+e\d+$|^0[xo]|\s$/i;

/** Without quotes when it is then read as the same text. */
function scalar(value: string | number | boolean | null, plain = IN_BRACKETS): string {
  if (typeof value !== 'string') return String(value);
  if (plain.test(value) && !READ_OTHERWISE.test(value)) return value;
  return value.includes('"') && !/['\\\p{C}]/u.test(value) ? `'${value}'` : JSON.stringify(value);
}
