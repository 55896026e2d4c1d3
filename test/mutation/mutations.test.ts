import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { broken, type Gate, nameOfGate } from './mutation.ts';
import { mutations } from './mutations.ts';
import { rowOf, rowsIn } from './outcome-table.ts';

/** `npm run mutation` carries them out; here only that none is missing and none is out of date. */

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const { invariants } = parse(read('contract/truth.yaml')) as {
  readonly invariants: readonly {
    readonly id: string;
    readonly enforced_by: readonly Record<string, string>[];
  }[];
};

const promised = invariants.flatMap(({ id, enforced_by }) =>
  enforced_by.map((gate) => `${id} ← ${nameOfGate(gate as Gate)}`),
);
const provoked = mutations.map(({ invariant, gate }) => `${invariant} ← ${nameOfGate(gate)}`);

describe('mutations', () => {
  it('are there for each gate of each invariant, once, and for nothing else', () => {
    expect(provoked.toSorted()).toEqual(promised.toSorted());
  });

  it('find what they break, once, and change it', () => {
    const stale = mutations.flatMap((mutation) => {
      try {
        return broken(read(mutation.file), mutation) === read(mutation.file)
          ? [`${mutation.file}: ${mutation.breaks}: nothing is changed`]
          : [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(stale).toEqual([]);
  });

  it('say what red looks like', () => {
    expect(mutations.filter(({ red }) => red.trim().length < 2)).toEqual([]);
  });
});

describe('kb/invariants.md', () => {
  it('has a row for each of them: npm run mutation -- --write', () => {
    expect(rowsIn(read('kb/invariants.md'))).toEqual(mutations.map(rowOf));
  });

  it('names every invariant in the table of the contract', () => {
    const generated = read('kb/project.md');
    expect(invariants.filter(({ id }) => !generated.includes(id))).toEqual([]);
  });
});
