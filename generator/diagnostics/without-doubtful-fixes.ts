import type { Finding } from './finding.ts';

/**
 * A name that several places use and nothing declares is hardly misspelt in all of them: rather the
 * declaration is. Then no fix is certain.
 */
export function withoutDoubtfulFixes(findings: readonly Finding[]): Finding[] {
  const uses = new Map<string, number>();
  const keyOf = ({ code, fix }: Finding): string => `${code}\0${fix?.replacement ?? ''}`;
  const isReference = ({ code, fix }: Finding): boolean =>
    fix !== undefined && code.startsWith('unknown-') && code !== 'unknown-key';
  for (const each of findings) {
    if (isReference(each)) uses.set(keyOf(each), (uses.get(keyOf(each)) ?? 0) + 1);
  }
  return findings.map((each) => {
    if (!isReference(each) || uses.get(keyOf(each)) === 1) return each;
    const { fix: _doubtful, ...rest } = each;
    return rest;
  });
}
