import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import type { Finding } from '../diagnostics/finding.ts';
import { LineMap } from '../source/line-map.ts';
import type { SourceText } from '../source/source-text.ts';

/** Plain data of a file, or what makes it unreadable. */
export type ParsedYaml =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Far more than a contract holds; a file with more aliases was made to exhaust memory. */
const ALIASES_MAX = 1000;

/**
 * Reads one contract file: YAML 1.2 core schema, one document, a mapping at the root. Never throws;
 * everything that is wrong with the text becomes a finding, all at once.
 */
export function parseYaml(source: SourceText): ParsedYaml {
  const documents = parseDocuments(source.text);
  const [document, second] = documents;
  if (document === undefined) return { ok: false, findings: [notAMapping(source, 'empty')] };
  const faults = withoutEchoes(
    source.text,
    documents.flatMap((each) => each.errors),
  ).map((fault) => describe(source, fault));
  if (second !== undefined) faults.push(secondDocument(source, second));
  if (faults.length > 0) return { ok: false, findings: faults };
  if (!isMap(document.contents)) {
    return { ok: false, findings: [notAMapping(source, nature(document))] };
  }
  const fault = source.text.includes('*') ? aliasFault(source, document) : null;
  if (fault !== null) return { ok: false, findings: [fault] };
  try {
    const data: unknown = document.toJS({ maxAliasCount: ALIASES_MAX });
    return { ok: true, data: data as Record<string, unknown> };
  } catch {
    const text = 'Its aliases stand for one another so often that reading them would never end.';
    const at = whole(source);
    return { ok: false, findings: [{ code: 'yaml-syntax', at, text, hint: WRITTEN_OUT }] };
  }
}

/**
 * Documents of a text with their ranges. A byte order mark counts, so that offsets are those of the
 * file.
 */
export function parseDocuments(text: string): Document.Parsed[] {
  const documents = parseAllDocuments(text, {
    prettyErrors: false,
    strict: true,
    merge: true,
    logLevel: 'error',
  });
  return Array.isArray(documents) ? documents : [];
}

function notAMapping(source: SourceText, found: string): Finding {
  const text = `A contract file holds keys with values; this one is ${found}.`;
  return { code: 'yaml-not-a-mapping', at: whole(source), text };
}

function nature({ contents }: Document.Parsed): string {
  if (isSeq(contents)) return 'a list';
  return isScalar(contents) && contents.value !== null ? 'a single value' : 'empty';
}

/** Lines after a fault in which the parser may still be confused by it. */
const CONFUSED_LINES = 2;

/**
 * One slip confuses the parser for a while: of faults that follow each other closely the first one
 * counts.
 */
function withoutEchoes(text: string, faults: readonly YAMLError[]): YAMLError[] {
  const lines = new LineMap(text);
  let confusedUntil = 0;
  return [...faults]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .filter((fault) => {
      const { line } = lines.position(fault.pos[0]);
      const isEcho = line <= confusedUntil && fault.code !== 'DUPLICATE_KEY';
      confusedUntil = line + CONFUSED_LINES;
      return !isEcho;
    });
}

/**
 * What is wrong with the aliases of a document: one without an anchor above it, or far too many of
 * them.
 */
function aliasFault(source: SourceText, document: Document.Parsed): Finding | null {
  const anchors = new Set<string>();
  let count = 0;
  let fault: Finding | null = null;
  const said = (range: readonly number[] | null | undefined, text: string, hint: string): void => {
    const [start = 0, end = 1] = range ?? [];
    fault = { code: 'yaml-syntax', at: { file: source.path, range: { start, end } }, text, hint };
  };
  visit(document, {
    Node(_key, node, above) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      count++;
      const holds = (each: unknown): boolean =>
        (isMap(each) || isSeq(each)) && each.anchor === node.source;
      if (above.some(holds)) {
        said(
          node.range,
          `The alias *${node.source} stands inside of what it stands for.`,
          WRITTEN_OUT,
        );
      } else if (!anchors.has(node.source)) {
        said(
          node.range,
          `The alias *${node.source} has no anchor &${node.source} above it.`,
          UNANCHORED,
        );
      } else if (count > ALIASES_MAX) {
        said(
          node.range,
          `This is alias ${count} of the file; ${ALIASES_MAX} are allowed.`,
          WRITTEN_OUT,
        );
      }
      return fault === null ? undefined : visit.BREAK;
    },
  });
  return fault;
}

const UNANCHORED =
  'Write the anchor before its alias, or put the text in quotes if it only begins with a star.';
const WRITTEN_OUT = 'Write the values out.';

function secondDocument(source: SourceText, second: Document.Parsed): Finding {
  const start = Math.max(0, source.text.lastIndexOf('---', second.range[0]));
  return {
    code: 'yaml-many-documents',
    at: { file: source.path, range: { start, end: start + 3 } },
    text: 'A second document begins here.',
    hint: 'Remove the line, or move what follows into a file of its own.',
  };
}

function describe(source: SourceText, fault: YAMLError): Finding {
  const [start, end] = fault.pos;
  const range = { start, end: Math.max(end, start + 1) };
  if (fault.code === 'DUPLICATE_KEY') return duplicateKey(source, range.start);
  const isOpenBracket = fault.message.startsWith('Flow ');
  const hint = isOpenBracket ? 'A bracket that was opened above is not closed.' : HINTS[fault.code];
  return {
    code: 'yaml-syntax',
    at: { file: source.path, range },
    text: SENTENCES[fault.code] ?? sentence(plain(fault.message)),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Errors of the parser in plain words, where its own need knowledge of its grammar. */
const SENTENCES: Readonly<Record<string, string>> = {
  MULTILINE_IMPLICIT_KEY: 'This text goes on in the next line, and there a key stands.',
  BLOCK_AS_IMPLICIT_KEY: 'A second key begins inside a value.',
};

/** What usually lies behind an error of the parser. */
const HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with blanks.',
  BAD_INDENT: 'Give entries of one mapping or list the same indentation.',
  MISSING_CHAR: 'A quote or a bracket is not closed, or a comma or a blank is missing.',
  BLOCK_AS_IMPLICIT_KEY: 'Put the text in quotes when it contains a colon and a blank.',
  BLOCK_IN_FLOW: 'Inside brackets use commas and one style only.',
  IMPOSSIBLE: 'Compare the indentation with the lines above.',
  MULTILINE_IMPLICIT_KEY:
    'Compare the indentation with the next line; or a colon is missing, or the text needs quotes.',
  UNEXPECTED_TOKEN: 'A colon, a dash or a quote is too much here.',
  BAD_SCALAR_START: 'Put a text that begins with this character in quotes.',
  BAD_DQ_ESCAPE: 'In double quotes a backslash starts an escape; use single quotes for patterns.',
};

/** The word at the offset, and the first place where it stands in the same mapping. */
function duplicateKey(source: SourceText, start: number): Finding {
  const word = /^[^\s:]+/.exec(source.text.slice(start))?.[0] ?? '';
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const indent = source.text.slice(lineStart, start);
  const first = indent.trim() === '' ? firstSibling(source.text, lineStart, indent, word) : null;
  return {
    code: 'yaml-duplicate-key',
    at: { file: source.path, range: { start, end: start + Math.max(1, word.length) } },
    text: `The key ${word} stands here a second time.`,
    hint: 'Keep one of the two.',
    ...(first === null
      ? {}
      : {
          related: [
            {
              at: { file: source.path, range: { start: first, end: first + word.length } },
              text: 'first given here',
            },
          ],
        }),
  };
}

/** Walks up over the lines of the same block to one that begins with the same key. */
function firstSibling(text: string, below: number, indent: string, key: string): number | null {
  let found: number | null = null;
  for (let end = below - 1; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    if (line.startsWith(`${indent}${key}:`)) found = start + indent.length;
    const depth = line.length - line.trimStart().length;
    if (depth < indent.length) break;
  }
  return found;
}

function whole(source: SourceText): Finding['at'] {
  const start = source.text.startsWith('\uFEFF') ? 1 : 0;
  return { file: source.path, range: { start, end: start + 1 } };
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Messages about what is not closed, in the same plain words. */
function plain(message: string): string {
  return message
    .replace(/^Missing closing (.)quote/, 'A closing $1 is missing')
    .replace(/^Flow \w+ in block collection .*end with a (.)$/, 'Before this line a $1 is missing');
}
