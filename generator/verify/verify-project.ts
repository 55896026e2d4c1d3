import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inReadingOrder } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { type Locator, resolve } from '../diagnostics/resolve.ts';
import type { ProjectView } from './project/project-view.ts';
import { applyBaseline, type KnownFinding, parseBaseline } from './silenced/baseline.ts';
import { findSuppressions, suppress } from './silenced/suppressions.ts';
import type { VerifyRule } from './verify-rule.ts';

export interface Verification {
  readonly view: ProjectView;
  readonly rules: readonly VerifyRule[];
  /** Finds keys and values of a YAML text. */
  readonly locatorFor: (text: string) => Locator;
  /** An earlier version of the baseline, or null when there is none to compare with. */
  readonly earlierBaseline: string | null;
}

export interface Verified {
  /** In reading order, without what is suppressed or known. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a baseline may keep. */
  readonly neededBaseline: readonly KnownFinding[];
  readonly suppressed: number;
  readonly known: number;
}

/** Asks the rules, and takes away what is suppressed or known. Pure. */
export function verifyProject(input: Verification): Verified {
  const { view, rules, earlierBaseline } = input;
  const scopes = new Map<string, VerifyRule['scope']>(rules.map((rule) => [rule.code, rule.scope]));
  const wasAsked = (code: string, file: string): boolean => {
    const scope = scopes.get(code);
    return scope !== undefined && (scope !== 'file' || view.looksAt(file));
  };
  const found = locate(
    input,
    rules.flatMap((rule) =>
      [...rule.check(view)].map((finding) => ({ ...finding, code: rule.code })),
    ),
  );
  const { left, findings } = suppress(found, findSuppressions(view), view.today, wasAsked);
  const path = view.policy.verify.baseline ?? '';
  const text = path === '' ? '' : view.text(path);
  const baselined = applyBaseline(left, {
    path,
    text,
    known: parseBaseline(path, text),
    earlier: earlierBaseline === null ? null : parseBaseline(path, earlierBaseline),
    wasAsked,
  });
  const own = locate(input, [...findings, ...baselined.findings]);
  return {
    diagnostics: [...baselined.left, ...own].sort(inReadingOrder),
    neededBaseline: baselined.needed,
    suppressed: found.length - left.length,
    known: left.length - baselined.left.length,
  };
}

function locate({ view, locatorFor }: Verification, findings: readonly Finding[]): Diagnostic[] {
  const paths = new Set(
    findings.flatMap(({ at, related = [] }) => [at.file, ...related.map((each) => each.at.file)]),
  );
  const sources = [...paths].map((path) => ({ path, text: view.text(path) }));
  return resolve(findings, sources, locatorFor);
}
