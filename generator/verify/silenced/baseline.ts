import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SuppressionFinding, WasAsked } from './suppressions.ts';

/** A finding that was there when its rule came. */
export interface KnownFinding {
  readonly code: string;
  readonly file: string;
  readonly text: string;
}

/** The file does not hold what a baseline holds. */
export class BaselineUnreadable extends Error {
  override readonly name = 'BaselineUnreadable';

  constructor(path: string) {
    super(
      `${path} is no baseline: it should hold { "findings": [{ "code", "file", "text" }] }. ` +
        'Restore it from version control, or delete it and mend what then shows.',
    );
  }
}

/** Entries of a baseline; none for an empty text. Throws {@link BaselineUnreadable}. */
export function parseBaseline(path: string, text: string): KnownFinding[] {
  if (text === '') return [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BaselineUnreadable(path);
  }
  const { findings } = (data ?? {}) as { findings?: unknown };
  if (!Array.isArray(findings) || !findings.every(isKnown)) throw new BaselineUnreadable(path);
  return findings;
}

function isKnown(value: unknown): value is KnownFinding {
  if (typeof value !== 'object' || value === null) return false;
  const { code, file, text } = value as Record<string, unknown>;
  return [code, file, text].every((each) => typeof each === 'string');
}

/** The text of a baseline, one finding a line so that differences can be read. */
export function printBaseline(findings: readonly KnownFinding[]): string {
  const rows = findings
    .map(({ code, file, text }) => `    ${JSON.stringify({ code, file, text })}`)
    .sort();
  return `{\n  "findings": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

/** Diagnostics as a baseline knows them: without positions, which move with every edit. */
export function knownFrom(diagnostics: readonly Diagnostic[]): KnownFinding[] {
  return diagnostics.map(({ code, text, place }) => ({ code, file: place.file, text }));
}

export interface Baselined {
  /** Diagnostics that the baseline does not know. */
  readonly left: readonly Diagnostic[];
  /** Entries that hide something: what a baseline may keep. */
  readonly needed: readonly KnownFinding[];
  readonly findings: readonly SuppressionFinding[];
}

export interface BaselineInput {
  readonly path: string;
  /** As it stands in the file. */
  readonly text: string;
  readonly known: readonly KnownFinding[];
  /** The entries of an earlier version, or null when there is none to compare with. */
  readonly earlier: readonly KnownFinding[] | null;
  readonly wasAsked: WasAsked;
}

/** Takes away what was known before. Each entry hides one finding. */
export function applyBaseline(diagnostics: readonly Diagnostic[], input: BaselineInput): Baselined {
  const { known, wasAsked, earlier } = input;
  const open = new Bag(known);
  const left = diagnostics.filter((each) => !open.take(knownFrom([each])[0] as KnownFinding));
  const stale = new Set(open.rest().filter(({ code, file }) => wasAsked(code, file)));
  const findings = [...stale].map((each) => ({
    code: 'baseline-stale' as const,
    at: placeOf(input, each),
    text: `${each.file} no longer has this finding ${each.code}: ${each.text}`,
    hint: 'Run truth verify --fix, which removes the entry.',
  }));
  const before = new Bag(earlier ?? known);
  const grown = known.filter((each) => !before.take(each));
  return {
    left,
    needed: known.filter((each) => !stale.has(each)),
    findings: [
      ...findings,
      ...grown.map((each) => ({
        code: 'baseline-grown' as const,
        at: placeOf(input, each),
        text: `The finding ${each.code} in ${each.file} was not in the baseline before.`,
        hint: 'Mend it, or suppress it in its place with a reason and an end.',
      })),
    ],
  };
}

function placeOf({ path, text }: BaselineInput, known: KnownFinding) {
  const row = JSON.stringify(known);
  const start = Math.max(0, text.indexOf(row));
  return { file: path, range: { start, end: start + row.length } };
}

/** Findings that can be taken out one by one. */
class Bag {
  readonly #rows: KnownFinding[];

  constructor(rows: readonly KnownFinding[]) {
    this.#rows = [...rows];
  }

  take({ code, file, text }: KnownFinding): boolean {
    const at = this.#rows.findIndex(
      (row) => row.code === code && row.file === file && row.text === text,
    );
    if (at < 0) return false;
    this.#rows.splice(at, 1);
    return true;
  }

  rest(): readonly KnownFinding[] {
    return this.#rows;
  }
}
