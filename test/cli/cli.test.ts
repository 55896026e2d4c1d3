import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy, truthIn } from '../gen/project-copy.ts';

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});

/** The contract with `from` replaced, for the time of one look at it. */
async function spoilt(from: string, to: string, ...args: string[]) {
  const path = copy.path('contract/truth.yaml');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`the contract has no ${from}`);
  writeFileSync(path, text.replace(from, to));
  try {
    return { ...(await copy.truth(...args)), text: readFileSync(path, 'utf8') };
  } finally {
    writeFileSync(path, text);
  }
}

describe('exit codes', () => {
  it('are 0 for a right contract and 1 for a wrong one', async () => {
    expect((await copy.truth('validate')).code).toBe(0);
    expect((await spoilt('scaling: single', 'scaling: singel', 'validate')).code).toBe(1);
  });

  it('are 2 for wrong usage, which is told how to go on', async () => {
    const cases: [string[], RegExp][] = [
      [['generate'], /unknown command 'generate'/],
      [['gen', '--chek'], /Did you mean --check\?/],
      [['gen', '--check', '--watch'], /one of --check, --watch/],
      [['validate', '--format', 'xml'], /Choose one of pretty, json, github, sarif/],
      [['validate', '--contract', 'nowhere.yaml'], /There is no file nowhere\.yaml/],
      [['explain', 'unknwon-key'], /Did you mean unknown-key\?/],
    ];
    for (const [args, said] of cases) {
      const { code, err } = await copy.truth(...args);
      expect.soft([args.join(' '), code], err).toEqual([args.join(' '), 2]);
      expect.soft(err).toMatch(said);
      expect.soft(err).not.toMatch(/\n {4}at /);
    }
  });

  it('are 2 outside of any project', async () => {
    const { code, err } = await truthIn(tmpdir(), ['gen']);
    expect([code, err]).toEqual([2, expect.stringContaining('--contract PATH')]);
  });
});

describe('formats', () => {
  const broken = ['scaling: single', 'scaling: singel'] as const;

  it('are text on standard error, everything else on standard output', async () => {
    const pretty = await spoilt(...broken, 'validate');
    expect([pretty.out, pretty.err]).toEqual(['', expect.stringContaining('not-allowed')]);
    const json = await spoilt(...broken, 'validate', '--format', 'json');
    expect(json.err).toBe('');
    expect(JSON.parse(json.out).diagnostics[0]).toMatchObject({
      code: 'not-allowed',
      file: 'contract/truth.yaml',
      path: 'modes.scaling',
      nearest: 'single',
    });
  });

  it('are annotations on GitHub by themselves', async () => {
    const path = copy.path('contract/truth.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(...broken));
    const { out } = await truthIn(copy.root, ['validate'], { GITHUB_ACTIONS: 'true' });
    writeFileSync(path, text);
    expect(out).toMatch(/^::error file=contract\/truth\.yaml,line=\d+,col=12,.*title=not-allowed/);
  });

  it('go to a file when one is named', async () => {
    const { out, err } = await spoilt(
      ...broken,
      'validate',
      '--format',
      'sarif',
      '--output',
      'report.sarif',
    );
    expect([out, err]).toEqual(['', '']);
    const sarif = JSON.parse(copy.read('report.sarif'));
    expect(sarif.runs[0].results[0].ruleId).toBe('not-allowed');
  });

  it('say of stale files which line of the contract made them so', async () => {
    const { code, out } = await spoilt(
      'version: 0.1.0',
      'version: 0.1.1',
      'gen',
      '--check',
      '--format',
      'json',
    );
    expect(code).toBe(4);
    const { diagnostics } = JSON.parse(out);
    expect(diagnostics.map((each: { code: string }) => each.code)).toContain(
      'stale-contract-changed',
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ file: 'contract/truth.yaml', path: 'product.version' }),
    );
  });
});

describe('validate --fix', () => {
  it('carries out what is certain and says what it did', async () => {
    const { code, err, text } = await spoilt(
      'scaling: single',
      'scaling: singel',
      'validate',
      '--fix',
    );
    expect([code, err]).toEqual([0, expect.stringContaining('fixed contract/truth.yaml')]);
    expect(text).toContain('scaling: single');
  });
});

describe('explain', () => {
  it('tells a code', async () => {
    const { code, out } = await copy.truth('explain', 'lock-key-range');
    expect([code, out]).toEqual([0, expect.stringContaining('signed 32-bit')]);
  });

  it('leads from a line of generated code to the line of the contract', async () => {
    const lines = copy.read('generated/env.ts').split('\n');
    const line = lines.findIndex((each) => each.includes('readonly PORT:')) + 1;
    const { out } = await copy.truth('explain', `generated/env.ts:${line}`);
    expect(out).toMatch(/env\.variables\.PORT is contract\/truth\.yaml:\d+\n {2}PORT:/);
  });

  it('leads from the contract to the lines made from it, and comes back', async () => {
    const { out } = await copy.truth('explain', 'env.variables.PORT');
    const [, place = ''] = /(generated\/env\.ts:\d+)/.exec(out) ?? [];
    expect(place).not.toBe('');
    const back = await copy.truth('explain', place);
    expect(back.out).toContain('env.variables.PORT is contract/truth.yaml:');
  });

  it('says of a table where it comes from, and of a page of people that it is theirs', async () => {
    const table = await copy.truth('explain', 'kb/deployment.md');
    expect(table.out).toContain('kb/deployment.md#env is generated from contract/truth.yaml#env');
    const page = await copy.truth('explain', 'README.md');
    expect(page.out).toContain('people write it');
  });
});

describe('the cache of what was read', () => {
  it('may be damaged or forbidden without harm', async () => {
    const path = copy.path('.cache/truth/parsed.jsonl');
    await copy.truth('validate');
    expect(existsSync(path)).toBe(true);
    writeFileSync(path, '{"half');
    expect((await copy.truth('validate')).code).toBe(0);
    rmSync(copy.path('.cache/truth/parsed.jsonl'));
    expect((await copy.truth('validate')).code).toBe(0);
    rmSync(copy.path('.cache'), { recursive: true });
    writeFileSync(copy.path('.cache'), 'a file where a folder should be');
    expect((await copy.truth('validate')).code).toBe(0);
    rmSync(copy.path('.cache'));
  });

  it('says what to do when a part of it is gone', async () => {
    await copy.truth('validate');
    const folder = readdirSync(copy.path('.cache/truth')).find((name) =>
      name.startsWith('parsed-'),
    );
    rmSync(copy.path(`.cache/truth/${folder}`), { recursive: true });
    const { code, err } = await copy.truth('validate');
    expect([code, err]).toEqual([2, expect.stringContaining('Delete the folder .cache/truth')]);
    rmSync(copy.path('.cache'), { recursive: true });
    expect((await copy.truth('validate')).code).toBe(0);
  });
});
