import { isDeepStrictEqual } from 'node:util';
import type { Difference, DifferenceKind } from './difference.ts';
import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';

/**
 * Where the parameters of a page differ from those of the catalogue. What a page is silent about is
 * no difference: many limits stand only in its words, and were added by people.
 */
export function compareInput(ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  return compareObjects('', ours, theirs);
}

function compareObjects(prefix: string, ours: PlainMap, theirs: PlainMap): Difference[] {
  const [mine, yours] = [mapAt(ours, 'properties'), mapAt(theirs, 'properties')];
  const [needed, asked] = [asList(ours['required']), asList(theirs['required'])];
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(yours)) {
    const at = `${prefix}${name}`;
    const own = asMap(mine[name]);
    const isRequired = asked.includes(name);
    if (own === null) {
      // What the vendor advises against need not be offered.
      if (asMap(value)?.['deprecated'] === true && !isRequired) continue;
      const kind = isRequired ? 'narrowed' : 'widened';
      found.push({ kind, at, ours: undefined, theirs: value });
      if (isRequired) found.push(difference('narrowed', `${at}.required`, false, true));
      continue;
    }
    if (isRequired !== needed.includes(name)) {
      const kind = isRequired ? 'narrowed' : 'widened';
      found.push(difference(kind, `${at}.required`, !isRequired, isRequired));
    }
    found.push(...compareValues(at, own, asMap(value) ?? {}));
  }
  for (const [name, value] of Object.entries(mine)) {
    if (yours[name] === undefined)
      found.push(difference('narrowed', prefix + name, value, undefined));
  }
  return found;
}

function difference(kind: DifferenceKind, at: string, ours: unknown, theirs: unknown): Difference {
  return { kind, at, ours, theirs };
}

function compareValues(at: string, ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  const [mine, yours] = [ours['type'], theirs['type']];
  const found: Difference[] = [];
  if (mine !== yours) {
    const pair = `${mine} ${yours}`;
    const kind = TYPE_CHANGES[pair] ?? 'changed';
    found.push(difference(kind, `${at}.type`, mine, yours));
    if (kind === 'changed') return found;
  }
  found.push(
    ...compareEnums(at, ours, theirs),
    ...compareBounds(at, ours, theirs),
    ...compareForms(at, ours, theirs),
    ...compareMedia(at, ours, theirs),
  );
  const entries = [asMap(ours['items']), asMap(theirs['items'])] as const;
  if (entries[0] !== null && entries[1] !== null) {
    found.push(...compareValues(`${at}.items`, entries[0], entries[1]));
  }
  if (Object.keys(mapAt(theirs, 'properties')).length > 0) {
    found.push(...compareObjects(`${at}.properties.`, ours, theirs));
  }
  return found;
}

const TYPE_CHANGES: Readonly<Record<string, DifferenceKind>> = {
  'integer number': 'widened',
  'number integer': 'narrowed',
};

function enumOf(schema: PlainMap): readonly unknown[] {
  return schema['const'] === undefined ? asList(schema['enum']) : [schema['const']];
}

function compareEnums(at: string, ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  const [mine, yours] = [enumOf(ours), enumOf(theirs)];
  if (yours.length === 0) return [];
  const gone = mine.filter((each) => !yours.includes(each));
  const added = yours.filter((each) => !mine.includes(each));
  if (gone.length === 0 && added.length === 0) return [];
  const kind =
    mine.length === 0
      ? 'narrowed'
      : gone.length === 0
        ? 'widened'
        : added.length === 0
          ? 'narrowed'
          : 'changed';
  const given = mine.length === 0 ? undefined : mine;
  return [difference(kind, `${at}.enum`, given, yours)];
}

const LOWER = ['minimum', 'minLength', 'minItems'] as const;
const UPPER = ['maximum', 'maxLength', 'maxItems'] as const;

function compareBounds(at: string, ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  const found: Difference[] = [];
  const values = enumOf(ours);
  const isListed = values.length > 0;
  for (const keyword of [...LOWER, ...UPPER]) {
    const yours = theirs[keyword];
    if (typeof yours !== 'number') continue;
    const isLower = LOWER.some((each) => each === keyword);
    const mine = isListed ? endOf(values, keyword, isLower) : ours[keyword];
    if (mine === yours || (isListed && mine === undefined)) continue;
    if (mine === undefined && isLower && yours === 0) continue;
    const isNarrower =
      mine === undefined || (isLower ? yours > Number(mine) : yours < Number(mine));
    found.push(difference(isNarrower ? 'narrowed' : 'widened', `${at}.${keyword}`, mine, yours));
  }
  const step = theirs['multipleOf'];
  if (step !== undefined && !isListed && step !== ours['multipleOf'] && !isPlainStep(step, ours)) {
    found.push(difference('changed', `${at}.multipleOf`, ours['multipleOf'], step));
  }
  return found;
}

/** The first or last of the listed numbers; texts have no ends. */
function endOf(values: readonly unknown[], keyword: string, isLower: boolean): number | undefined {
  if (!/^(minimum|maximum)$/.test(keyword)) return undefined;
  const numbers = values.map(Number);
  return isLower ? Math.min(...numbers) : Math.max(...numbers);
}

/** Every whole number is a multiple of one. */
function isPlainStep(step: unknown, ours: PlainMap): boolean {
  return step === 1 && ours['type'] === 'integer';
}

function compareForms(at: string, ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  const found: Difference[] = [];
  const isAddress = ours['x-media'] !== undefined || ours['pattern'] !== undefined;
  if (theirs['format'] !== undefined && ours['format'] === undefined && !isAddress) {
    found.push(difference('narrowed', `${at}.format`, undefined, theirs['format']));
  }
  const pattern = theirs['pattern'];
  if (pattern !== undefined && pattern !== ours['pattern'] && enumOf(ours).length === 0) {
    const kind = ours['pattern'] === undefined ? 'narrowed' : 'changed';
    found.push(difference(kind, `${at}.pattern`, ours['pattern'], pattern));
  }
  const fallback = theirs['default'];
  if (fallback !== undefined && !isDeepStrictEqual(fallback, ours['default'])) {
    found.push(difference('changed', `${at}.default`, ours['default'], fallback));
  }
  if (theirs['deprecated'] === true && ours['deprecated'] !== true) {
    found.push(difference('changed', `${at}.deprecated`, undefined, true));
  }
  return found;
}

function compareMedia(at: string, ours: PlainMap, theirs: PlainMap): readonly Difference[] {
  const [mine, yours] = [asMap(ours['x-media']), asMap(theirs['x-media'])];
  if (yours === null) return [];
  if (mine === null) return [difference('changed', `${at}.x-media`, undefined, yours)];
  const found: Difference[] = [];
  const accept = asList(yours['accept']);
  const taken = asList(mine['accept']);
  if (mine['kind'] !== yours['kind'] && accept.length > 0) {
    return [difference('changed', `${at}.x-media`, mine, yours)];
  }
  if (accept.length > 0 && !isSameSet(accept, taken)) {
    const isWider = taken.length > 0 && taken.every((each) => accept.includes(each));
    const kind = isWider ? 'widened' : 'narrowed';
    const given = taken.length === 0 ? undefined : taken;
    found.push(difference(kind, `${at}.x-media.accept`, given, accept));
  }
  const [size, limit] = [mine['max_bytes'], yours['max_bytes']];
  if (limit !== undefined && limit !== size) {
    const kind = size === undefined || Number(limit) < Number(size) ? 'narrowed' : 'widened';
    found.push(difference(kind, `${at}.x-media.max_bytes`, size, limit));
  }
  return found;
}

function isSameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
