import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCheckout } from './checkout.ts';
import { runStep } from './run-step.ts';
import { stepsOf, workflow } from './workflow-files.ts';

/** The steps of the gates in a fresh checkout, and in one that falls short. */

let folder: string;
beforeAll(() => {
  folder = makeCheckout();
});

const SARIF = / --output (\w+\.sarif)/;
/** What shows in the log what the reports say, when something is wrong. */
const WORDS = 'npx truth validate\nnpx truth verify\n';
const gate = stepsOf(workflow('truth_gate.yml')).flatMap(({ step }) =>
  step.run?.startsWith('npx truth ') && step.run !== WORDS ? [step.run] : [],
);

describe('in a fresh checkout', () => {
  it.each(gate)('passes: %s', async (run) => {
    const { code, log } = await runStep('truth_gate.yml', 'contract', run, {}, folder);
    const [, report] = SARIF.exec(run) ?? [];
    if (report !== undefined) {
      const { version, runs } = JSON.parse(readFileSync(join(folder, report), 'utf8'));
      expect([version, runs[0].results]).toEqual(['2.1.0', []]);
    }
    expect([code, log]).toEqual([0, log]);
  });

  it('makes the same bytes on another Node', async () => {
    const line = 'node generator/bin/truth.cjs gen --check';
    const { code, log } = await runStep('ci.yml', 'determinism', line, {}, folder);
    expect([code, log]).toEqual([0, log]);
  });
});

describe('each file that the gate uploads', () => {
  it('is one that a step before it has written', () => {
    const written: string[] = [];
    for (const { step } of stepsOf(workflow('truth_gate.yml'))) {
      const [, report] = SARIF.exec(step.run ?? '') ?? [];
      if (report !== undefined) written.push(report);
      const uploaded = step.with?.['sarif_file'];
      if (uploaded === undefined) continue;
      expect(written.at(-1)).toBe(uploaded);
      expect(step.if).toBe(`(success() || failure()) && hashFiles('${uploaded}') != ''`);
    }
    expect(written).toEqual(['truth.sarif', 'verify.sarif']);
  });
});

describe('with a fault', () => {
  const spoil = (path: string, text: string): void => appendFileSync(join(folder, path), text);

  it('in the contract the gate is red, and its report says where', async () => {
    spoil('contract/truth.yaml', '\nprodct: {}\n');
    const [line = ''] = gate.filter((run) => run.includes('validate'));
    const { code } = await runStep('truth_gate.yml', 'contract', line, {}, folder);
    expect(code).toBe(1);
    const report = readFileSync(join(folder, 'truth.sarif'), 'utf8');
    expect(JSON.parse(report).runs[0].results).not.toEqual([]);

    const said = await runStep('truth_gate.yml', 'contract', WORDS, {}, folder);
    expect([said.code, said.log]).toEqual([1, expect.stringMatching(/^::error .*\bprodct\b/m)]);
  });

  it('in a generated file the gate is red', async () => {
    spoil('generated/modes.ts', '// by hand\n');
    const { code } = await runStep(
      'truth_gate.yml',
      'contract',
      'npx truth gen --check',
      {},
      folder,
    );
    expect(code).not.toBe(0);
  });
});
