import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Locator } from '../../diagnostics/resolve.ts';
import { type VerifyCode, verifyCodes } from '../../diagnostics/verify-codes.ts';
import type { VerifyRule } from '../verify-rule.ts';
import { askSample } from './ask-sample.ts';
import { parseSamples, type Sample } from './sample.ts';

/** How one sample went. */
export interface SampleVerdict {
  readonly code: VerifyCode;
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Null when the rule said what it should, else what went wrong. */
  readonly fault: string | null;
}

/**
 * Asks the rules about their samples: in a bad one exactly the marked places are found, in a good
 * one nothing is. `sampleText`: the samples of a code, or null when it has none, which is a fault.
 */
export function selfTest(
  rules: readonly VerifyRule[],
  sampleText: (code: VerifyCode) => string | null,
  locatorFor: (text: string) => Locator,
): SampleVerdict[] {
  return (Object.keys(verifyCodes) as VerifyCode[]).flatMap((code) => {
    const samples = parseSamples(sampleText(code) ?? '');
    const kinds = new Set(samples.map(({ title }) => title.split(' ')[0]));
    const own = rules.filter((rule) => rule.code === code);
    const verdicts = samples.map((sample) => {
      // A code about suppressions has no rule of its own: there every rule is asked.
      const diagnostics = askSample(sample, own.length > 0 ? own : rules, locatorFor);
      return { code, title: sample.title, diagnostics, fault: faultOf(code, sample, diagnostics) };
    });
    const missing = ['bad', 'ok'].filter((kind) => !kinds.has(kind));
    return [
      ...verdicts,
      ...missing.map((title) => ({ code, title, diagnostics: [], fault: 'there is no sample' })),
    ];
  });
}

function faultOf(
  code: VerifyCode,
  { title, files }: Sample,
  diagnostics: readonly Diagnostic[],
): string | null {
  const own = diagnostics.filter((each) => each.code === code);
  const found = own.map(({ place }) => `${place.file}:${place.range.start}-${place.range.end}`);
  if (title.startsWith('ok')) return found.length === 0 ? null : `it found ${found.join(', ')}`;
  const marked = files.flatMap(({ path, marks }) =>
    marks.map(({ start, end }) => `${path}:${start}-${end}`),
  );
  if (marked.length === 0) return 'nothing is marked in it';
  const missed = marked.filter((each) => !found.includes(each));
  const extra = found.filter((each) => !marked.includes(each));
  if (missed.length === 0 && extra.length === 0) return null;
  return `it found ${found.join(', ') || 'nothing'} and should find ${marked.join(', ')}`;
}
