import type { Finding } from './finding.ts';

/**
 * Of findings that come from one mistake, such as a label that many models miss, the first, with
 * the number of the others.
 */
export function foldGroups(findings: readonly Finding[]): Finding[] {
  const sizes = new Map<string, number>();
  for (const { code, group } of findings) {
    if (group === undefined) continue;
    const key = `${code}\0${group}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  if (sizes.size === 0) return [...findings];
  return findings.flatMap((each) => {
    if (each.group === undefined) return [each];
    const key = `${each.code}\0${each.group}`;
    const size = sizes.get(key);
    sizes.delete(key);
    if (size === undefined) return [];
    const others = size === 2 ? '1 more place' : `${size - 1} more places`;
    return [size === 1 ? each : { ...each, text: `${each.text} It is so in ${others}.` }];
  });
}
