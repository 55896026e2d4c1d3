import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { catalogueFiles, flatEndpoints } from '../../generator/catalog/catalogue-files.ts';
import { compareCatalogue } from '../../generator/catalog/compare-catalogue.ts';
import { itemsWithoutWriting } from '../../generator/catalog/plan-sync.ts';
import { readPage } from '../../generator/catalog/read-page.ts';
import { base, truthPath } from '../contract/contract-case.ts';

/** Whatever becomes of a page: it is read, or it is named, and nothing is thrown. */

const golden = join(import.meta.dirname, 'golden');
const pages = readdirSync(golden, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .sort()
  .map((path) => readFileSync(join(golden, path), 'utf8'));

/** Values of wrong types, and names that mean something to the language. */
const odd = fc.constantFrom<unknown>(
  ...[null, true, -1, '', ' x ', 'uri', [], [null], {}, { type: null }, { type: {} }],
  ...[{ $ref: '#' }, { $ref: '#/components/schemas/No%20where' }, { $ref: 1 }, { enum: [{}, 1] }],
  ...[{ oneOf: [{}, { type: 'string' }] }, { allOf: 'x' }, { const: {} }, [{ a: [1] }]],
  ...[
    { type: 'string', enum: [{ a: 1 }], format: {} },
    { constructor: { type: 'string' }, toString: { type: 'array' } },
  ],
);
const oddName = fc.constantFrom(' name ', 'constructor', 'toString', '', 'POST', 'a.b', 'required');

interface Change {
  readonly at: number;
  readonly how: 'set' | 'drop' | 'rename' | 'copy';
  readonly value: unknown;
  readonly name: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('set', 'drop', 'rename', 'copy'),
  value: odd,
  name: oddName,
});

type Slot = { readonly owner: Record<string, unknown>; readonly key: string };

function slotsOf(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key) => [{ owner, key }, ...slotsOf(owner[key])]);
}

/** The page with changes inside of its block; as it is when it has none that can be read. */
function withChanges(page: string, changes: readonly Change[]): string {
  const block = /```yaml\n([\s\S]*?)```/.exec(page)?.[1];
  if (block === undefined) return page;
  let document: unknown;
  try {
    document = parse(block);
  } catch {
    return page;
  }
  for (const { at, how, value, name } of changes) {
    const slots = slotsOf(document);
    const slot = slots[at % slots.length];
    if (slot === undefined) continue;
    const { owner, key } = slot;
    const before = owner[key];
    if (how === 'set') owner[key] = value;
    if (how === 'copy') owner[name] = structuredClone(before);
    if (how === 'drop' || how === 'rename') delete owner[key];
    if (how === 'rename') owner[name] = before;
  }
  const text = stringify(document, { aliasDuplicateObjects: false });
  return page.replace(block, () => text);
}

/** The page with bytes turned into others, and cut off. */
function withDamage(page: string, bytes: readonly [number, number][], end: number): string {
  const damaged = Buffer.from(page);
  for (const [at, byte] of bytes) damaged[at % damaged.length] = byte;
  return damaged.subarray(0, damaged.length - (end % damaged.length)).toString('utf8');
}

const byte = fc.tuple(fc.nat(), fc.nat(255));
const anyPage = fc.constantFrom(...pages).chain((page) =>
  fc.oneof(
    fc.array(change, { minLength: 1, maxLength: 4 }).map((each) => withChanges(page, each)),
    fc
      .tuple(fc.array(byte, { maxLength: 4 }), fc.oneof(fc.constant(0), fc.nat()))
      .map(([bytes, end]) => withDamage(page, bytes, end)),
    fc.constantFrom('\r\n', '\n\n', '\r', '\n ').map((end) => page.replaceAll('\n', end)),
    fc.constant(`\uFEFF${page}`),
  ),
);

const files = catalogueFiles(truthPath, base.sources);
const knownFlat = flatEndpoints(files.models);
const draft = {
  today: '2026-11-29',
  modelsFolder: files.modelsFolder,
  models: files.models.map(({ data }) => data),
  labels: files.labels,
  heading: null,
};
const place = {
  ...{ name: 'any.md', page: null, sections: [], language: null },
  ...{ isOld: false, isCatalogue: false },
};

it('any page is either read or named, never thrown', () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      const outcomes = readPage(page, place, knownFlat);
      const diff = compareCatalogue(files.models, { outcomes, isWhole: false });
      const items = itemsWithoutWriting(diff, draft);
      const read = [...diff.compared, ...diff.added, ...diff.returned, ...diff.retired];
      const named = [...diff.unreadable, ...diff.others, ...diff.repeated];
      expect(read.length + named.length, 'something is said of it').toBeGreaterThan(0);
      for (const { reason } of diff.unreadable) expect(reason).toMatch(/\S/);
      for (const each of items) expect(each.id).toMatch(/^[\w./-]+$/);
    }),
    { numRuns: 300 },
  );
});
