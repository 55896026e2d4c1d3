import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../generated/models/index.ts';
import { inputTests } from '../../generated/runtime/input-tests.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { loadGenerated, readModelFiles } from './catalog-files.ts';
import { referenceOf } from './reference.ts';

/**
 * ajv is the oracle: over every model and many inputs there must be no other verdict and no other
 * place.
 */

const seed = Number(process.env['TRUTH_SEED'] ?? Date.now() % 1_000_000_007);
const runs = Number(process.env['TRUTH_RUNS'] ?? 500);

const files = readModelFiles().filter((file) => file.status !== 'removed');

describe(`every model against ajv (TRUTH_SEED=${seed}, TRUTH_RUNS=${runs})`, () => {
  let valid = 0;
  let invalid = 0;

  it('covers the catalogue', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it.each(files.map((file) => [file.id, file] as const))('%s', (id, file) => {
    const reference = referenceOf(file.input);
    const generated = loadGenerated(id);
    fc.assert(
      fc.property(arbitraryInput(file.input), (input) => {
        const expected = reference(input);
        const found = checkInput(id, input);
        expect(found.ok).toBe(expected.ok);
        if (found.ok) {
          valid++;
          expect(found.value).toEqual(expected.value);
          // What was accepted is accepted again, as it is.
          expect(checkInput(id, found.value)).toStrictEqual({ ok: true, value: found.value });
        } else {
          invalid++;
          expect(new Set(found.problems.map(({ path }) => path))).toEqual(expected.paths);
          for (const { path, message, messageRu } of found.problems) {
            expect(path).not.toMatch(/undefined|null/);
            expect(message.length).toBeLessThan(700);
            expect(messageRu).toMatch(/[а-яё]/);
          }
        }
        if (typeof input !== 'object' || input === null) return;
        // The short way promises what the long way finds.
        if (generated.accepts(input, inputTests)) {
          expect(found.ok).toBe(true);
          if (found.ok) expect(found.value).toBe(input);
          expect(expected.value).toEqual(input);
        } else if (found.ok) {
          expect(found.value).not.toBe(input);
        }
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  });

  it('has seen both verdicts often', () => {
    const total = valid + invalid;
    expect(valid).toBeGreaterThan(total / 10);
    expect(invalid).toBeGreaterThan(total / 10);
  });
});
