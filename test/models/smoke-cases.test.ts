import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkInput, models } from '../../generated/models/index.ts';

/** Cases that smoke tests ask a running service about: what they state must be what checks say. */

interface ModelCase {
  readonly model: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  /** Where a refusal stands. */
  readonly parameter?: string;
}

/** What a parameter alone cannot be blamed for: another one calls for it, or shuts it out. */
const BETWEEN_PARAMETERS: ReadonlySet<string> = new Set(['missing-with', 'conflict', 'rule']);

const path = join(import.meta.dirname, '..', '..', 'generated', 'smoke.json');
const cases = (JSON.parse(readFileSync(path, 'utf8')) as { readonly models: readonly ModelCase[] })
  .models;

function expectVerdict({ model, input, ok, parameter }: ModelCase): void {
  const result = checkInput(model, input);
  if (ok) {
    expect(result).toEqual({ ok: true, value: input });
    return;
  }
  const problems = result.ok ? [] : result.problems;
  const own = problems.filter(({ code }) => !BETWEEN_PARAMETERS.has(code));
  expect(own.map((problem) => problem.path)).toEqual([parameter]);
}

function named(some: readonly ModelCase[]): [string, string, ModelCase][] {
  return some.map((each) => [each.model, each.title, each]);
}

describe('smoke cases of models', () => {
  it('are there for almost every model that is sold', () => {
    const sold = Object.values(models).filter((model) => model.sold);
    const asked = new Set(cases.map((each) => each.model));
    const ids = new Set<string>(sold.map(({ id }) => id));
    expect([...asked].filter((id) => !ids.has(id))).toEqual([]);
    expect(asked.size).toBeGreaterThan(sold.length * 0.9);
    for (const verdict of [true, false]) {
      expect(cases.filter(({ ok }) => ok === verdict).length).toBeGreaterThan(50);
    }
  });

  it.each(named(cases))('%s: %s', (_id, _title, each) => expectVerdict(each));
});
