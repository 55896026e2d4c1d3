import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import {
  formatGithub,
  formatJson,
  formatSarif,
} from '../../generator/diagnostics/format-machine.ts';
import { formatPretty } from '../../generator/diagnostics/format-pretty.ts';
import type { SourceText } from '../../generator/source/source-text.ts';
import { base, check, truthPath } from './contract-case.ts';
import { generateFrom } from './generate-from.ts';

/**
 * Whatever stands in the files of a contract, it is answered with diagnostics inside those files.
 */

const paths = base.sources.map(({ path }) => path);

function withText(path: string, change: (text: string) => string): SourceText[] {
  return base.sources.map((source) =>
    source.path === path ? { path, text: change(source.text) } : source,
  );
}

/** Checks a contract and everything that is promised of its diagnostics, and returns them. */
function answered(sources: readonly SourceText[]): readonly Diagnostic[] {
  const { contract, diagnostics } = check({ sources, files: base.files });
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const lineCounts = new Map(
    sources.map(({ path, text }) => [path, text.split(/\r\n|\r|\n/).length]),
  );
  const places = diagnostics.flatMap(({ place, related }) => [
    place,
    ...related.map((each) => each.place),
  ]);
  const outside = places.filter(({ file, range, start, end }) => {
    const length = texts.get(file)?.length ?? -1;
    const lines = lineCounts.get(file) ?? 0;
    const isInside =
      range.start >= 0 &&
      range.start <= length &&
      range.end >= range.start &&
      start.line >= 1 &&
      start.line <= lines &&
      start.column >= 1 &&
      end.line >= start.line &&
      end.line <= lines;
    return !isInside;
  });
  expect(outside).toEqual([]);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  expect(contract === null).toBe(hasErrors);
  if (contract !== null) expect(generateFrom(contract)).not.toEqual([]);
  expectMachineReadable(diagnostics);
  return diagnostics;
}

function expectMachineReadable(diagnostics: readonly Diagnostic[]): void {
  const json = JSON.parse(formatJson(diagnostics)) as { diagnostics: unknown[] };
  expect(json.diagnostics).toHaveLength(diagnostics.length);
  const sarif = JSON.parse(formatSarif(diagnostics, '1.0.0')) as {
    version: string;
    runs: [{ results: { ruleIndex: number }[]; tool: { driver: { rules: unknown[] } } }];
  };
  const [run] = sarif.runs;
  expect(sarif.version).toBe('2.1.0');
  expect(run.results).toHaveLength(diagnostics.length);
  const { rules } = run.tool.driver;
  expect(run.results.every(({ ruleIndex }) => rules[ruleIndex] !== undefined)).toBe(true);
  const github = formatGithub(diagnostics);
  expect(github.split('\n')).toHaveLength(diagnostics.length + 1);
  const command = /^::(error|warning) file=[^,]+,line=\d+,col=\d+,[^\n]*::./;
  expect(
    github
      .split('\n')
      .slice(0, -1)
      .filter((line) => !command.test(line)),
  ).toEqual([]);
  expect(formatPretty(diagnostics, { color: false }).split('\n').length).toBeGreaterThan(1);
}

const anyPath = fc.constantFrom(...paths);
const anyWord = fc.oneof(
  fc.constantFrom('null', '~', '{}', '[]', '&a', '*a', '<<: *a', '!!binary x', '? ', '- ', '\t'),
  fc.constantFrom('1e999', '-0', '.inf', '.nan', '9'.repeat(400), '0x', '2026-01-01', 'yes'),
  fc.constantFrom('__proto__', 'constructor', 'toString', '\u202e', '\u0000', '\ufeff', '﷽'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

/** Changes of a text as a slip or an accident makes them; numbers choose where. */
const anyChange = fc.oneof(
  fc.record({ kind: fc.constant('delete line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('double line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('swap lines' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ kind: fc.constant('truncate' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), word: anyWord }),
  fc.record({ kind: fc.constant('value' as const), at: fc.nat(), word: anyWord }),
  fc.record({ kind: fc.constant('key' as const), at: fc.nat(), word: anyWord }),
);

type Change = typeof anyChange extends fc.Arbitrary<infer Value> ? Value : never;

function changed(text: string, change: Change): string {
  if (change.kind === 'truncate') return text.slice(0, change.at % (text.length + 1));
  if (change.kind === 'insert') {
    const at = change.at % (text.length + 1);
    return text.slice(0, at) + change.word + text.slice(at);
  }
  const lines = text.split('\n');
  const at = change.at % lines.length;
  const line = lines[at] as string;
  if (change.kind === 'delete line') lines.splice(at, 1);
  if (change.kind === 'double line') lines.splice(at, 0, line);
  if (change.kind === 'value') lines[at] = line.replace(/: .*$/, () => `: ${change.word}`);
  if (change.kind === 'key') lines[at] = line.replace(/[\w-]+:/, () => `${change.word}:`);
  if (change.kind === 'swap lines') {
    const other = change.with % lines.length;
    lines[at] = lines[other] as string;
    lines[other] = line;
  }
  return lines.join('\n');
}

describe('a contract in disorder', () => {
  it('is answered, whatever was changed in it', () => {
    fc.assert(
      fc.property(anyPath, fc.array(anyChange, { minLength: 1, maxLength: 4 }), (path, changes) => {
        answered(withText(path, (text) => changes.reduce(changed, text)));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is answered when a file holds anything at all', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc.array(anyWord).map((words) => words.join(' ')),
      fc.array(anyWord).map((words) => words.join('\n')),
    );
    fc.assert(
      fc.property(anyPath, anyText, (path, text) => {
        answered(withText(path, () => text));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is answered when any value is of any type', () => {
    const values = ['null', '[]', '{}', '""', '0', 'true', '[null]', '[[]]', '{ a: {} }', '-1'];
    for (const path of paths.filter((each) => each.endsWith('.yaml'))) {
      const text = base.sources.find((source) => source.path === path)?.text as string;
      const lines = text.split('\n').flatMap((line, at) => (/: ?[^\s]/.test(line) ? [at] : []));
      for (const at of lines) {
        const value = values[at % values.length] as string;
        answered(withText(path, (before) => changed(before, { kind: 'value', at, word: value })));
      }
    }
  }, 60_000);
});

describe('a contract out of all proportion', () => {
  const inTruth = (change: (text: string) => string): readonly Diagnostic[] =>
    answered(withText(truthPath, change));

  it('with ten thousand aliases', () => {
    const aliases = Array.from({ length: 10_000 }, () => '*a').join(', ');
    const said = inTruth((text) => `${text}\nextra: [&a x, ${aliases}]\n`);
    expect(said.map(({ code }) => code)).toContain('yaml-syntax');
  });

  it('with aliases of aliases', () => {
    const layers = Array.from({ length: 12 }, (_, at) => {
      const below = `*l${at}`;
      return `x${at}: &l${at + 1} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
    });
    const said = inTruth((text) => `${text}\nx: &l0 [a]\n${layers.join('\n')}\n`);
    expect(said.map(({ code }) => code)).toContain('yaml-syntax');
  });

  it('with an alias of itself', () => {
    for (const text of ['extra: &a [*a]', 'schemas: &a { x: { type: object, properties: *a } }']) {
      const said = inTruth((truth) => truth.replace(/^schemas:\n(?: .*\n)*/m, `${text}\n`));
      expect(said.map(({ code }) => code)).toEqual(['yaml-syntax']);
    }
  });

  it.each([
    ['lists', '[', ']'],
    ['mappings', '{ a: ', ' }'],
  ])('with %s in %s', (_name, open, close) => {
    const deep = open.repeat(3000) + close.repeat(3000);
    expect(inTruth((text) => `${text}\nextra: ${deep}\n`)).not.toEqual([]);
  });

  it('with a megabyte in one value and in one key', () => {
    const long = 'x'.repeat(1_000_000);
    expect(inTruth((text) => text.replace('name: toy-shop', `name: ${long}A`))).not.toEqual([]);
    expect(inTruth((text) => `${text}\n${long}: 1\n`)).not.toEqual([]);
  });

  it('with thousands of mistakes', () => {
    const many = Array.from({ length: 3000 }, (_, at) => `  k${at}: 1`).join('\n');
    const said = inTruth((text) => text.replace('bot:\n', `bot:\n${many}\n`));
    expect(said.length).toBe(3000);
  });

  it('with names that every object has', () => {
    const said = inTruth((text) =>
      text
        .replace('schema: health }', 'schema: constructor }')
        .replace('models: [pix/fast]', 'models: [toString]')
        .replace('table: schema_migrations', 'table: constructor'),
    );
    expect(said.map(({ code }) => code).sort()).toEqual([
      'unknown-model',
      'unknown-schema',
      'unknown-table',
      'unused-schema',
    ]);
  });
});
