import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ProjectCopy } from '../gen/project-copy.ts';
import { BenchProject } from './bench-project.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { truthFromSources } from './installed-truth.ts';
import { interleaved } from './interleaved.ts';
import { markdownTable } from './markdown-table.ts';
import { measuredRow } from './measured-row.ts';
import { multiplyCatalogue } from './multiply-catalogue.ts';
import { inputSchemas } from './openapi-document.ts';
import type { Row } from './row.ts';
import { median } from './sample.ts';
import { runProcess } from './whole-process.ts';

/**
 * What the benchmarks do, apart from the figures: those are for `npm run bench` on a quiet machine.
 */

const cwd = import.meta.dirname;
const catalogue = join(cwd, '../../contract/models');

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

describe('a sample', () => {
  it('has a median in the middle, whatever its order', () => {
    expect(median([3, 100, 1])).toBe(3);
    expect(median([4, 1, 2, 100])).toBe(3);
    expect(() => median([])).toThrow('empty');
  });

  it('is taken in turns, after one round that does not count', () => {
    const ran: string[] = [];
    const run = (name: string) => (round: number) => {
      ran.push(`${name}${round}`);
      return round;
    };
    const samples = interleaved(2, { a: run('a'), b: run('b') });
    expect(ran).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
    expect(samples).toEqual({ a: [1, 2], b: [1, 2] });
  });
});

describe('a row', () => {
  const slow = { name: 'slow', ours: [30, 10, 20], theirs: [10] };

  it.each([
    [{ times: 2 }, true, '≤ 2 ×'],
    [{ times: 1.9 }, false, '≤ 1.9 ×'],
    [{ figure: 20 }, true, '≤ 20 ms'],
    [{ figure: 19 }, false, '≤ 19 ms'],
  ])('compares the medians with the budget %o', (atMost, ok, budget) => {
    expect(measuredRow({ ...slow, atMost })).toEqual({
      name: 'slow',
      ours: '20.0 ms (10.0)',
      theirs: '10.0 ms (10.0)',
      ratio: 2,
      budget,
      ok,
    });
  });

  it('cannot be a multiple of nothing', () => {
    const alone = { name: 'alone', ours: [1], atMost: { times: 2 } };
    expect(() => measuredRow(alone)).toThrow('alone');
  });
});

it('prints a table that lines up, and is Markdown', () => {
  const rows: Row[] = [
    { name: 'a | b', ours: '1', theirs: '2', ratio: 0.5, budget: '≤ 1 ×', ok: true },
    { name: 'c', ours: '10 ms', theirs: '', ratio: null, budget: '≤ 9 ms', ok: false },
    { name: 'd', ours: '1', theirs: '1', ratio: 120.4, budget: '', ok: null },
  ];
  expect(markdownTable(rows)).toBe(
    [
      '| what   | ours  | peer or base | ratio   | budget | met |',
      '|--------|-------|--------------|---------|--------|-----|',
      '| a \\| b | 1     | 2            | 0.500 × | ≤ 1 ×  | yes |',
      '| c      | 10 ms |              |         | ≤ 9 ms | NO  |',
      '| d      | 1     | 1            | 120 ×   |        |     |',
      '',
    ].join('\n'),
  );
});

describe('a process', () => {
  it('that fails, or does something else, is not measured', () => {
    const failing = { args: ['-e', 'process.exit(3)'], cwd, expect: /./ };
    expect(() => runProcess(failing)).toThrow('ended with 3');
    const other = { args: ['-p', '"other"'], cwd, expect: /^expected/ };
    expect(() => runProcess(other)).toThrow('other');
  });

  it('that is asked for an unknown group says which there are', () => {
    const run = spawnSync(process.execPath, [join(cwd, 'run.ts'), '--only', 'gen,all'], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe(
      '--only all: there are gen, verify, check, load, ack, answer, drain, deploy, modes\n',
    );
    expect(run.status).toBe(2);
  });
});

describe('a catalogue', () => {
  it('that is multiplied has so many models, and is valid', { timeout: 30_000 }, async () => {
    const copy = new ProjectCopy();
    const folder = copy.path('contract/models');
    const before = catalogueFiles(folder).length;
    multiplyCatalogue(folder, 2);
    const { code, err } = await copy.truth('validate');
    expect(code, err).toBe(0);
    const { out } = await copy.truth('model', 'list', '--all', '--format', 'json');
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2 * before);
  });

  it('whose model is edited is another one each time, and valid', { timeout: 30_000 }, () => {
    const project = new BenchProject();
    cleanups.push(() => project.remove());
    project.makeCold();
    project.generate(truthFromSources, /^[1-9]\d* created, /m);
    for (let edit = 0; edit < 2; edit++) {
      project.editModel();
      project.generate(truthFromSources, /^0 created, [1-9]\d* updated/m);
    }
  });

  it('is one schema per model for a peer, in words that it knows', () => {
    const schemas = inputSchemas(catalogue);
    expect(Object.keys(schemas)).toHaveLength(catalogueFiles(catalogue).length);
    expect(JSON.stringify(schemas)).not.toMatch(/"x-/);
  });
});
