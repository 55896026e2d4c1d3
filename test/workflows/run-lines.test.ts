import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunLine, runLines } from './run-lines.ts';
import { stepsOf, workflows } from './workflow-files.ts';

const scripts = workflows.flatMap((each) =>
  stepsOf(each).flatMap(({ place, step }) =>
    step.run === undefined ? [] : [{ place, run: step.run }],
  ),
);
const fits = ({ file, job, run }: RunLine, script: (typeof scripts)[number]): boolean =>
  script.place === `${file} ${job}` && script.run.startsWith(run);

describe('every script of a workflow', () => {
  it.each(scripts)(
    'is carried out by a test, or it is said why none can: $place, $run',
    (script) => {
      const lines = runLines.filter((line) => fits(line, script));
      expect(lines, 'Say in test/workflows/run-lines.ts which test runs it.').toHaveLength(1);
    },
  );

  it('that is in the table is in a workflow', () => {
    const gone = runLines.filter((line) => !scripts.some((script) => fits(line, script)));
    expect(gone).toEqual([]);
  });

  it('has one or the other', () => {
    const unclear = runLines.filter(
      ({ test, notHere }) => (test === undefined) === (notHere === undefined),
    );
    expect(unclear).toEqual([]);
  });

  it.each(runLines.filter(({ test }) => test !== undefined))(
    'is given to runStep where the table says so: $file $job, $run',
    ({ file, job, test = '' }) => {
      const text = readFileSync(join(import.meta.dirname, test), 'utf8');
      expect(text).toMatch(/\brunStep\(/);
      expect(text).toContain(`'${file}'`);
      expect(text).toContain(`'${job}'`);
    },
  );
});
