import { pathText } from '../diagnostics/address.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Cause, Staleness } from '../output/staleness.ts';
import { unifiedDiff } from '../output/unified-diff.ts';
import { LineMap } from '../source/line-map.ts';
import type { SourceText } from '../source/source-text.ts';
import { pathAtLine } from '../yaml/path-at-line.ts';

const KIND_CODES: Readonly<Record<Staleness['kind'], DiagnosticCode>> = {
  'contract-changed': 'stale-contract-changed',
  'generator-changed': 'stale-generator-changed',
  'edited-by-hand': 'stale-edited-by-hand',
  orphan: 'stale-orphan',
  missing: 'stale-missing',
};

const CAUSES_SHOWN_MAX = 5;
const DIFFS_SHOWN_MAX = 10;
const WIDTH_MAX = 160;

/** Stale files for a person: what, why, and the difference. */
export async function describeStaleness(
  stale: readonly Staleness[],
  sources: readonly SourceText[],
): Promise<string> {
  // The manifest follows from the other files: alone it is news, beside them it is noise.
  const told = stale.filter(({ path }) => stale.length === 1 || !path.endsWith(MANIFEST));
  const blocks = await Promise.all(
    told.map(async (each, index) => {
      const diff = index < DIFFS_SHOWN_MAX ? await diffOf(each) : '';
      const title = codes[KIND_CODES[each.kind]].title;
      return `${each.path}: ${title}\n${causesText(each, sources)}${diff}`;
    }),
  );
  const files = stale.length === 1 ? '1 generated file is' : `${stale.length} generated files are`;
  return `${blocks.join('\n')}\n${files} stale. Run: npx truth gen\n`;
}

const MANIFEST = '/manifest.json';

function causesText({ causes }: Staleness, sources: readonly SourceText[]): string {
  const lines = causes
    .slice(0, CAUSES_SHOWN_MAX)
    .map((cause) => `  because ${causeText(cause, sources)}\n`);
  const more = causes.length - lines.length;
  return lines.join('') + (more > 0 ? `  and ${more} more lines\n` : '');
}

/** The difference, indented, with long lines cut. */
async function diffOf({ path, before, after }: Staleness): Promise<string> {
  const diff = await unifiedDiff(path, before, after);
  const lines = diff.split('\n').map((line) => `  ${shortened(line)}\n`);
  return diff === '' ? '' : lines.join('');
}

function shortened(line: string): string {
  return line.length > WIDTH_MAX ? `${line.slice(0, WIDTH_MAX - 1)}…` : line;
}

/** `contract/truth.yaml:12 env.variables.PORT.default changed`. */
function causeText({ file, line, change }: Cause, sources: readonly SourceText[]): string {
  if (change === 'new-file') return `${file} is new`;
  if (change === 'gone-file') return `${file} is gone`;
  const text = sources.find((source) => source.path === file)?.text ?? '';
  const path = file.endsWith('.yaml') ? pathText(pathAtLine(text, line)) : '';
  const what = change === 'removed-after' ? 'has lines removed after it' : 'changed';
  return `${file}:${line}${path === '' ? '' : ` ${path}`} ${what}`;
}

/**
 * The same as diagnostics, placed where the reason is: on the contract line that changed, or in the
 * generated file.
 */
export function stalenessDiagnostics(
  stale: readonly Staleness[],
  sources: readonly SourceText[],
): Diagnostic[] {
  return stale.map((each) => {
    const code = KIND_CODES[each.kind];
    const [cause] = each.causes;
    const reason = cause === undefined ? '' : ` ${causeText(cause, sources)}.`;
    return {
      code,
      severity: codes[code].severity,
      title: codes[code].title,
      text: `${each.path} is stale.${reason}`,
      place: cause === undefined ? topOf(each.path, each.before ?? '') : placeOf(cause, sources),
      allowed: [],
      nearest: null,
      hint: codes[code].explanation,
      related: [],
      fix: null,
    };
  });
}

function placeOf({ file, line }: Cause, sources: readonly SourceText[]): Place {
  const text = sources.find((source) => source.path === file)?.text ?? '';
  const sourceLine = new LineMap(text).line(line);
  const column = sourceLine.length - sourceLine.trimStart().length + 1;
  const number = Math.max(1, line);
  const path = file.endsWith('.yaml') ? pathText(pathAtLine(text, line)) : null;
  return {
    file,
    range: { start: 0, end: 0 },
    start: { line: number, column },
    end: { line: number, column: Math.max(column + 1, sourceLine.length + 1) },
    sourceLine,
    path,
  };
}

function topOf(path: string, text: string): Place {
  return {
    file: path.split('#')[0] ?? path,
    range: { start: 0, end: 1 },
    start: { line: 1, column: 1 },
    end: { line: 1, column: 2 },
    sourceLine: text.split('\n')[0] ?? '',
    path: null,
  };
}
