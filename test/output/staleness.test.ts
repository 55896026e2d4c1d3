import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../generator/emit/generated-file.ts';
import { readFences, spliceFences } from '../../generator/output/fences.ts';
import { changedLines, lineDigests } from '../../generator/output/line-digests.ts';
import {
  buildManifest,
  type Manifest,
  parseManifest,
  printManifest,
  rowOf,
} from '../../generator/output/manifest.ts';
import { isClean, plan } from '../../generator/output/plan.ts';
import { explainStaleness } from '../../generator/output/staleness.ts';
import type { SourceText } from '../../generator/source/source-text.ts';

const truth = (port: string): SourceText => ({
  path: 'contract/truth.yaml',
  text: `product:\n  name: demo\n\nenv:\n  # where it listens\n  PORT: ${port}\nroutes:\n  health: /health\n`,
});
const env = (port: string): GeneratedFile => ({
  path: 'generated/env.ts',
  text: `export const port = ${port};\n`,
  sources: ['contract/truth.yaml#env'],
});
const routes: GeneratedFile = {
  path: 'generated/routes.ts',
  text: 'export const health = "/health";\n',
  sources: ['contract/truth.yaml#routes'],
};

function manifestOf(sources: readonly SourceText[], files: readonly GeneratedFile[]): Manifest {
  const printed = printManifest(buildManifest('truthgen 1', sources, files.map(rowOf), null));
  return parseManifest(printed) as Manifest;
}

function stale(input: {
  desired: GeneratedFile[];
  current: Record<string, string>;
  sources: SourceText[];
  manifest: Manifest | null;
}): string[] {
  const current = new Map(Object.entries(input.current));
  const orphans = [...current.keys()];
  const found = plan(input.desired, current, orphans);
  return explainStaleness(found, current, input.sources, input.manifest).map((each) => {
    const causes = each.causes.map((cause) => `${cause.file}:${cause.line} ${cause.change}`);
    return [each.path, each.kind, ...causes].join(' | ');
  });
}

describe('a stale file is told apart as', () => {
  const before = [truth('80')];
  const manifest = manifestOf(before, [env('80'), routes]);
  const disk = { [routes.path]: routes.text, 'generated/env.ts': env('80').text };

  const cases: [string, Parameters<typeof stale>[0], string[]][] = [
    [
      'nothing, when all is fresh',
      { desired: [env('80'), routes], current: disk, sources: before, manifest },
      [],
    ],
    [
      'nothing, when git checked it out with CRLF',
      {
        desired: [env('80')],
        current: { 'generated/env.ts': env('80').text.replaceAll('\n', '\r\n') },
        sources: before,
        manifest,
      },
      [],
    ],
    [
      'contract changed, naming the line',
      { desired: [env('81'), routes], current: disk, sources: [truth('81')], manifest },
      ['generated/env.ts | contract-changed | contract/truth.yaml:6 changed'],
    ],
    [
      'generator changed, when the contract did not',
      {
        desired: [{ ...env('80'), text: '// new\n' }, routes],
        current: disk,
        sources: before,
        manifest,
      },
      ['generated/env.ts | generator-changed'],
    ],
    [
      'generator changed, when only another section of the contract did',
      {
        desired: [env('80'), { ...routes, text: '// new\n' }],
        current: disk,
        sources: [truth('81')],
        manifest,
      },
      ['generated/routes.ts | generator-changed'],
    ],
    [
      'edited by hand',
      {
        desired: [env('80'), routes],
        current: { ...disk, 'generated/env.ts': '// mine\n' },
        sources: before,
        manifest,
      },
      ['generated/env.ts | edited-by-hand'],
    ],
    [
      'orphan',
      { desired: [routes], current: disk, sources: before, manifest },
      ['generated/env.ts | orphan'],
    ],
    [
      'missing',
      {
        desired: [env('80'), routes],
        current: { [routes.path]: routes.text },
        sources: before,
        manifest,
      },
      ['generated/env.ts | missing'],
    ],
  ];
  it.each(cases)('%s', (_, input, expected) => {
    expect(stale(input)).toEqual(expected);
  });
});

describe('line digests', () => {
  const line = fc.stringMatching(/^[a-z]{1,6}: [0-9]{1,4}$/);

  it('find exactly the lines that were replaced', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 3, maxLength: 40 }),
        fc.nat(),
        (lines, pick) => {
          const at = pick % lines.length;
          const after = lines.map((each, index) => (index === at ? `${each}0000x` : each));
          expect(changedLines(after.join('\n'), lineDigests(lines.join('\n')))).toEqual([
            { kind: 'changed', number: at + 1 },
          ]);
        },
      ),
    );
  });

  it('name the line before a gap', () => {
    expect(changedLines('a: 1\nc: 3\n', lineDigests('a: 1\nb: 2\nc: 3\n'))).toEqual([
      { kind: 'removed-after', number: 1 },
    ]);
  });

  it('ignore comments, blank lines and line endings', () => {
    expect(changedLines('# x\r\na: 1\r\n\r\nb: 2\r\n', lineDigests('a: 1\nb: 2\n'))).toEqual([]);
  });
});

describe('fences', () => {
  const page = (text: string): string =>
    `# Page\n\n<!-- truth:begin env -->\n${text}\n<!-- truth:end env -->\n\nProse.\n`;

  it('replace what stands between the marks and nothing else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z |\n]{1,40}$/), (text) => {
        const spliced = spliceFences(page('old'), new Map([['env', text]]));
        expect(spliced).toBe(page(text));
        expect(readFences(spliced).get('env')).toBe(text);
      }),
    );
  });

  it('go with their marks when nothing generates them', () => {
    expect(spliceFences(page('old'), new Map([['env', null]]))).toBe('# Page\n\n\nProse.\n');
  });

  it('are left alone when the closing mark is missing', () => {
    const broken = '<!-- truth:begin env -->\ntext\n';
    expect(readFences(broken).size).toBe(0);
    expect(spliceFences(broken, new Map([['env', 'new']]))).toBe(broken);
  });
});

describe('a plan', () => {
  it('is clean exactly when the disk holds what is desired', () => {
    const file = fc.record({
      path: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constantFrom('1', '2'),
      sources: fc.constant([] as string[]),
    });
    const files = fc.uniqueArray(file, { selector: (each) => each.path });
    fc.assert(
      fc.property(files, files, (desired, disk) => {
        const current = new Map<string, string>(disk.map((each) => [each.path, each.text]));
        const found = plan(desired, current, [...current.keys()]);
        const equal =
          desired.length === disk.length &&
          desired.every((each) => current.get(each.path) === each.text);
        expect(isClean(found)).toBe(equal);
        for (const each of [...found.creates, ...found.updates]) current.set(each.path, each.text);
        for (const path of found.deletes) current.delete(path);
        expect(isClean(plan(desired, current, [...current.keys()]))).toBe(true);
      }),
    );
  });
});
