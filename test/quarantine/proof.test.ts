import { describe, expect, it } from 'vitest';
import { describeProof, proveIsolation } from '../../generator/quarantine/prove-isolation.ts';
import { viewOf } from './view-of.ts';

const APART = {
  'src/main.ts': "import './price.ts';\nimport '../generated/env.ts';\n",
  'src/price.ts': "import type { Rate } from './rate.ts';\n",
  'src/rate.ts': '',
  'generated/env.ts': '',
  'test/price.test.ts': "import '../src/price.ts';\n",
  'package.json': '{}',
  'quarantine/20260101-src-old.ts': "import './price.ts';\nimport '../src/main.ts';\n",
};

describe('the proof', () => {
  it('counts what it walked: what is loaded, every import, every other file', () => {
    expect(proveIsolation(viewOf(APART))).toEqual({
      entrypoint: 'src/main.ts',
      // Types are not loaded, and what is generated is.
      loaded: 3,
      codeFiles: 4,
      imports: 4,
      otherFiles: 1,
      held: 1,
      loadedFromThere: [],
      findings: [],
    });
  });

  it('fails for an import that only tests reach', () => {
    const test = "import '../quarantine/20260101-src-old.ts';\n";
    const { loadedFromThere, findings } = proveIsolation(
      viewOf({ ...APART, 'test/price.test.ts': test }),
    );
    expect(loadedFromThere).toEqual([]);
    expect(findings.map(({ text }) => text)).toEqual([
      'test/price.test.ts imports quarantine/20260101-src-old.ts, which is in quarantine.',
    ]);
  });

  it('fails for what the entrypoint loads through others, also through generated code', () => {
    const env = "import '../quarantine/20260101-src-old.ts';\n";
    const proof = proveIsolation(viewOf({ ...APART, 'generated/env.ts': env }));
    expect(proof.loadedFromThere).toEqual(['quarantine/20260101-src-old.ts']);
    expect(describeProof(proof, 'quarantine')).toContain('files, 1 of them from quarantine.');
  });

  it('fails for the contract', () => {
    const contract = 'verify: { html_files: [quarantine/20260101-src-old.ts] }\n';
    const { findings } = proveIsolation(viewOf({ ...APART, 'contract/truth.yaml': contract }));
    expect(findings).toHaveLength(1);
  });
});
