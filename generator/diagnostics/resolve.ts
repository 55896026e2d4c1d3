import { LineMap } from '../source/line-map.ts';
import type { SourceText, TextRange } from '../source/source-text.ts';
import { type Address, type DataPath, pathText } from './address.ts';
import { codes } from './codes.ts';
import { type Diagnostic, inReadingOrder, type Place } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { inStyleOf } from './word-style.ts';

/** Finds keys and values of one text. */
export type Locator = (path: DataPath, anchor: 'key' | 'value') => TextRange;

/**
 * Findings with their positions, sorted, each once. `locatorFor` parses a text with positions; it
 * is asked at most once per file, and only for files that something is said about.
 */
export function resolve(
  findings: readonly Finding[],
  sources: readonly SourceText[],
  locatorFor: (text: string) => Locator,
): Diagnostic[] {
  const texts = new Map(sources.map((source) => [source.path, source.text]));
  const opened = new Map<string, OpenFile>();
  const open = (path: string): OpenFile => {
    const known = opened.get(path);
    if (known !== undefined) return known;
    const file = new OpenFile(
      path,
      withoutSecrets(texts.get(path) ?? '', path, findings),
      locatorFor,
    );
    opened.set(path, file);
    return file;
  };
  const place = (at: Address): Place => open(at.file).place(at);
  const written = ({ file, range }: Place): string =>
    (texts.get(file) ?? '').slice(range.start, range.end);
  const seen = new Set<string>();
  return findings
    .map((finding) => describe(finding, place, written))
    .sort(inReadingOrder)
    .filter(({ code, text, place: { file, range, path } }) => {
      // What stands behind two aliases is reached by two paths, and is one mistake.
      const said = path === null || path === '' ? text : text.replaceAll(path, '');
      const identity = `${code}\0${file}\0${range.start}\0${said}`;
      const isNew = !seen.has(identity);
      seen.add(identity);
      return isNew;
    });
}

/** The text with dots in place of what findings mark as secret; every offset stays. */
function withoutSecrets(text: string, path: string, findings: readonly Finding[]): string {
  let shown = text;
  for (const { isSecret, at } of findings) {
    if (isSecret !== true || at.file !== path || !('range' in at)) continue;
    const { start, end } = at.range;
    const dots = text.slice(start, end).replace(/[^\r\n]/g, '•');
    shown = shown.slice(0, start) + dots + shown.slice(end);
  }
  return shown;
}

function describe(
  finding: Finding,
  place: (at: Address) => Place,
  written: (place: Place) => string,
): Diagnostic {
  const { severity, title } = codes[finding.code];
  const at = place(finding.at);
  const { fix } = finding;
  return {
    code: finding.code,
    severity,
    title,
    text: finding.text,
    place: at,
    allowed: finding.allowed ?? [],
    nearest: finding.nearest ?? null,
    hint: finding.hint ?? null,
    related: (finding.related ?? []).map((each) => ({ place: place(each.at), text: each.text })),
    fix:
      fix === undefined
        ? null
        : { title: fix.title, replacement: inStyleOf(written(at), fix), range: at.range },
  };
}

class OpenFile {
  readonly #path: string;
  readonly #text: string;
  readonly #lines: LineMap;
  readonly #locatorFor: (text: string) => Locator;
  #locate: Locator | null = null;

  constructor(path: string, text: string, locatorFor: (text: string) => Locator) {
    this.#path = path;
    this.#text = text;
    this.#lines = new LineMap(text);
    this.#locatorFor = locatorFor;
  }

  place(at: Address): Place {
    const range = 'range' in at ? at.range : this.#narrow(this.#find(at.path, at.anchor), at.word);
    const start = this.#lines.position(range.start);
    return {
      file: this.#path,
      range,
      start,
      end: this.#lines.position(range.end),
      sourceLine: this.#lines.line(start.line),
      path: 'path' in at ? pathText(at.path) : null,
    };
  }

  #narrow(range: TextRange, word: string | undefined): TextRange {
    if (word === undefined) return range;
    const written = this.#text.slice(range.start, range.end);
    const isWhole = (at: number): boolean =>
      !/\w\w/.test(`${written[at - 1] ?? ' '}${word[0]}`) &&
      !/\w\w/.test(`${word.at(-1)}${written[at + word.length] ?? ' '}`);
    let at = written.indexOf(word);
    while (at >= 0 && !isWhole(at)) at = written.indexOf(word, at + 1);
    if (at < 0) return range;
    return { start: range.start + at, end: range.start + at + word.length };
  }

  #find(path: DataPath, anchor: 'key' | 'value'): TextRange {
    this.#locate ??= this.#locatorFor(this.#text);
    return this.#locate(path, anchor);
  }
}
