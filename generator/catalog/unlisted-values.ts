import type { Correction } from './judge.ts';
import { asList, asMap, type PlainMap } from './plain-map.ts';

/** The parameters of a page, with the values that corrections add to its lists. */
export function withUnlistedValues(input: PlainMap, corrections: readonly Correction[]): PlainMap {
  let properties: unknown = input['properties'];
  for (const { at, lacks } of corrections) {
    if (lacks !== undefined) properties = withValues(properties, at.split('.'), lacks);
  }
  return { ...input, properties };
}

function withValues(node: unknown, path: readonly string[], added: readonly unknown[]): unknown {
  const [step, ...rest] = path;
  const map = asMap(node);
  if (step === undefined || map === null || map[step] === undefined) return node;
  const value =
    rest.length > 0
      ? withValues(map[step], rest, added)
      : [...new Set([...asList(map[step]), ...added])];
  return { ...map, [step]: value };
}
