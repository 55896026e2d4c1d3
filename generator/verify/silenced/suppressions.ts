import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VerifyCode } from '../../diagnostics/verify-codes.ts';
import { LineMap } from '../../source/line-map.ts';
import type { TextRange } from '../../source/source-text.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyFinding } from '../verify-rule.ts';

/** A comment that silences one code on the line after it. */
export interface Suppression {
  readonly file: string;
  /** Of the words after the comment sign. */
  readonly range: TextRange;
  /** Of the whole comment, up to where the next line begins. */
  readonly comment: TextRange;
  /** The line that it is about, 1-based. */
  readonly line: number;
  /** What it says; null when it is not written as it should be. */
  readonly said: { readonly code: string; readonly until: string } | null;
}

/** A finding about the suppressions themselves, with its code. */
export type SuppressionFinding = VerifyFinding & { readonly code: VerifyCode };

/** A comment of its own line. Pages explain the syntax, so they are not read. */
const COMMENT = /^[ \t]*((?:\/\/|#|--|<!--|\/\*)[ \t]*(truth-allow\b[^\n\r]*)(?:\r?\n[ \t]*)?)/gm;
const FORM =
  /^truth-allow ([a-z][a-z0-9-]*) until (\d{4}-\d{2}-\d{2}): (?=\S)(?!-->|\*\/).*[\p{L}\p{N}]/u;
const NOT_READ = /\.(md|txt)$/;

/** Every suppression of a project, in path order. */
export function findSuppressions(view: ProjectView): Suppression[] {
  return view.paths
    .filter((path) => !NOT_READ.test(path))
    .flatMap((path) => {
      const text = view.text(path);
      return text.includes('truth-allow') ? suppressionsIn(path, text) : [];
    });
}

function suppressionsIn(file: string, text: string): Suppression[] {
  const lines = new LineMap(text);
  const found = [...text.matchAll(COMMENT)].map((match) => {
    const [whole, comment = '', words = ''] = match;
    const start = match.index + whole.indexOf(words);
    const end = match.index + whole.length;
    const [, code = '', until = ''] = FORM.exec(words) ?? [];
    return {
      file,
      range: { start, end: start + words.trimEnd().length },
      comment: { start: end - comment.length, end },
      line: lines.position(start).line,
      said: code === '' ? null : { code, until },
    };
  });
  // Several of them, one under the other, are about the same line.
  const own = new Set(found.map(({ line }) => line));
  return found.map((each) => {
    let line = each.line + 1;
    while (own.has(line)) line++;
    return { ...each, line };
  });
}

export interface Suppressed {
  /** Diagnostics that nothing silences. */
  readonly left: readonly Diagnostic[];
  /** What is wrong with the suppressions themselves. */
  readonly findings: readonly SuppressionFinding[];
}

/** Whether the rule of a code was asked about a file. */
export type WasAsked = (code: string, file: string) => boolean;

/**
 * Takes away what is suppressed on its line until `today` (YYYY-MM-DD, inclusive). Where a rule was
 * not asked, nobody knows whether its suppression is still needed.
 */
export function suppress(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  today: string,
  wasAsked: WasAsked,
): Suppressed {
  const used = new Set<Suppression>();
  const left = diagnostics.filter((each) => {
    const by = suppressions.find(
      ({ said, file, line }) =>
        said?.code === each.code && file === each.place.file && line === each.place.start.line,
    );
    if (by === undefined) return true;
    used.add(by);
    return (by.said?.until ?? '') < today;
  });
  const findings = suppressions.flatMap((each) => judge(each, used.has(each), today, wasAsked));
  return { left, findings };
}

function judge(
  { file, range, comment, said }: Suppression,
  isUsed: boolean,
  today: string,
  wasAsked: WasAsked,
): SuppressionFinding[] {
  const at = { file, range };
  if (said === null) {
    return [
      {
        code: 'suppression-invalid',
        at,
        text: 'This comment silences nothing, because it is not written in full.',
        hint: 'Write: truth-allow CODE until YYYY-MM-DD: reason.',
      },
    ];
  }
  if (!wasAsked(said.code, file)) return [];
  if (!isUsed) {
    return [
      {
        code: 'suppression-unused',
        at: { file, range: comment },
        text: `There is no finding ${said.code} on the next line.`,
        fix: { title: 'Remove the comment', replacement: '', style: 'code' },
      },
    ];
  }
  if (said.until >= today) return [];
  return [
    {
      code: 'suppression-expired',
      at,
      text: `The suppression of ${said.code} ended on ${said.until}, and today is ${today}.`,
      hint: 'Mend the finding, which is shown again.',
    },
  ];
}
