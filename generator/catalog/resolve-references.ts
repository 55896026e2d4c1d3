import { asMap, type PlainMap } from './plain-map.ts';

/** References that lead nowhere, or around in a circle, one sentence each. */
export interface ResolvedSchema {
  readonly value: unknown;
  readonly faults: readonly string[];
}

const DEPTH_MAX = 40;
/** A page has some thousands of values; references to references can make it without end. */
const VALUES_MAX = 200_000;

/**
 * Puts what `$ref` points at in its place, throughout. Names are compared without the blanks around
 * them and with escapes undone, because the vendor spells them both ways. What stands beside a
 * reference counts more than what it points at.
 */
export function resolveReferences(value: unknown, document: PlainMap): ResolvedSchema {
  const faults = new Set<string>();
  let values = 0;
  const visit = (node: unknown, trail: readonly string[], depth: number): unknown => {
    values++;
    if (depth > DEPTH_MAX || values > VALUES_MAX) {
      faults.add('Its references make it too large.');
      return {};
    }
    if (Array.isArray(node)) return node.map((each) => visit(each, trail, depth + 1));
    const map = asMap(node);
    if (map === null) return node;
    const { $ref: reference, ...rest } = map;
    const beside = Object.fromEntries(
      Object.entries(rest).map(([key, each]) => [key, visit(each, trail, depth + 1)]),
    );
    if (typeof reference !== 'string') {
      return reference === undefined ? beside : { ...beside, $ref: visit(reference, trail, depth) };
    }
    if (trail.includes(reference)) {
      faults.add(`The reference ${reference} leads back to itself.`);
      return beside;
    }
    const target = targetOf(reference, document);
    if (target === undefined) {
      faults.add(`The reference ${reference} leads nowhere.`);
      return beside;
    }
    const resolved = visit(target, [...trail, reference], depth + 1);
    const base = asMap(resolved);
    return base === null ? resolved : { ...base, ...beside };
  };
  return { value: visit(value, [], 0), faults: [...faults] };
}

function targetOf(reference: string, document: PlainMap): unknown {
  if (!reference.startsWith('#/')) return undefined;
  let node: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    const map = asMap(node);
    if (map === null) return undefined;
    const name = unescaped(part).trim();
    const key = Object.keys(map).find((each) => each.trim() === name);
    if (key === undefined) return undefined;
    node = map[key];
  }
  return node;
}

function unescaped(part: string): string {
  const pointer = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
