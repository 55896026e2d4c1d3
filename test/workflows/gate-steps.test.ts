import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';
import { runStep } from './run-step.ts';
import { stepsOf, workflow } from './workflow-files.ts';

/** The steps of the gates in a fresh checkout, and in one that falls short. */

let checkout: Checkout;
beforeAll(() => {
  checkout = makeCheckout();
});
afterAll(() => checkout.remove());

const SARIF = / --output (\w+\.sarif)/;
const gate = stepsOf(workflow('truth_gate.yml')).flatMap(({ step }) =>
  step.run?.startsWith('npx truth ') ? [step.run] : [],
);

describe('in a fresh checkout', () => {
  it.each(gate)('passes: %s', async (run) => {
    const { code, log } = await runStep('truth_gate.yml', 'contract', run, {}, checkout.folder);
    expect([code, log]).toEqual([0, log]);
    const [, report] = SARIF.exec(run) ?? [];
    if (report === undefined) return;
    const { version, runs } = JSON.parse(readFileSync(join(checkout.folder, report), 'utf8'));
    expect([version, runs[0].results]).toEqual(['2.1.0', []]);
  });

  it('makes the same bytes on another Node', async () => {
    const line = 'node generator/bin/truth.cjs gen --check';
    const { code, log } = await runStep('ci.yml', 'determinism', line, {}, checkout.folder);
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
  const spoil = (path: string, text: string): void =>
    appendFileSync(join(checkout.folder, path), text);

  it('in the contract the gate is red, and its report says where', async () => {
    spoil('contract/truth.yaml', '\nprodct: {}\n');
    const [line = ''] = gate.filter((run) => run.includes('validate'));
    const { code } = await runStep('truth_gate.yml', 'contract', line, {}, checkout.folder);
    expect(code).toBe(1);
    const report = readFileSync(join(checkout.folder, 'truth.sarif'), 'utf8');
    expect(JSON.parse(report).runs[0].results).not.toEqual([]);
  });

  it('in a generated file the gate is red', async () => {
    spoil('generated/modes.ts', '// by hand\n');
    const { code } = await runStep(
      'truth_gate.yml',
      'contract',
      'npx truth gen --check',
      {},
      checkout.folder,
    );
    expect(code).not.toBe(0);
  });
});
