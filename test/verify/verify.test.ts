import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { truthIn } from '../gen/project-copy.ts';
import { placeSmallProject } from '../package/small-project.ts';

/** `truth verify` in somebody else's project: a small one, under git. */

const BAD = "export * from './price.ts';\n";
const GOOD = "export { price } from './price.ts';\n";
const ONLY = ['--only', 'wildcard-export'];
const BASELINE = 'contract/verify-baseline.json';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'truth-verify-'));
  placeSmallProject(root);
  write('src/price.ts', 'export const price = 1;\n');
  write('src/orders.ts', GOOD);
  git('init', '--quiet', '--initial-branch', 'main');
  commit();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'as it is');
}

/** Adds a key of the section `verify` to the contract. */
function configure(section: string): void {
  write('contract/truth.yaml', `${read('contract/truth.yaml')}\nverify: ${section}\n`);
}

async function verify(...args: string[]) {
  return truthIn(root, ['verify', ...args]);
}

/** Codes with the places at which they were found. */
async function found(...args: string[]): Promise<string[]> {
  const { out } = await verify(...args, '--format', 'json');
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { code: string; file: string; line: number }[];
  };
  return diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`);
}

describe('what is found', () => {
  it('looks like every other diagnostic, and the exit code says it', async () => {
    expect(await verify(...ONLY)).toMatchObject({ code: 0, out: '' });
    write('src/orders.ts', BAD);
    const pretty = await verify(...ONLY);
    expect([pretty.code, pretty.err]).toEqual([
      1,
      expect.stringContaining(
        `error[wildcard-export] a module that does not say what it exports
  ┌─ src/orders.ts:1:1
1 │ export * from './price.ts';
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  This exports whatever the other module does.
  hint: Write export`,
      ),
    ]);
    expect((await verify(...ONLY, '--format', 'github')).out).toMatch(
      /^::error file=src\/orders\.ts,line=1,col=1,/,
    );
    const sarif = JSON.parse((await verify(...ONLY, '--format', 'sarif')).out);
    expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'wildcard-export', level: 'error' }]);
  });

  it('is everything at once, when no rule is named', async () => {
    write('src/orders.ts', `${BAD}export const rate = process.env.RATE;\n`);
    const codes = (await found()).map((each) => each.split(' ')[0]);
    for (const code of ['wildcard-export', 'env-read', 'env-undeclared', 'route-unhandled']) {
      expect(codes).toContain(code);
    }
  });

  it('waits for a contract that is right', async () => {
    write('contract/truth.yaml', read('contract/truth.yaml').replace('scaling:', 'scalling:'));
    const { code, err } = await verify();
    expect([code, err]).toEqual([1, expect.stringContaining('unknown-key')]);
  });

  it('names the rules that there are, when one of another name is wanted', async () => {
    const { code, err } = await verify('--only', 'wildcards');
    expect([code, err]).toEqual([2, expect.stringMatching(/no rule wildcards.*wildcard-export/s)]);
  });
});

describe('--affected', () => {
  it('looks at what changed, and at what imports it', async () => {
    write('src/old.ts', BAD);
    commit();
    expect(await found(...ONLY)).toEqual(['wildcard-export src/old.ts:1']);
    expect(await found(...ONLY, '--affected', 'HEAD')).toEqual([]);
    // A change of what a file imports is a change of that file.
    write('src/price.ts', 'export const price = 2;\n');
    expect(await found(...ONLY, '--affected', 'HEAD')).toEqual(['wildcard-export src/old.ts:1']);
    write('src/new.ts', "export * from 'pg';\n");
    expect(await found(...ONLY, '--affected', 'main')).toEqual([
      'wildcard-export src/new.ts:1',
      'wildcard-export src/old.ts:1',
    ]);
  });

  it('says which rules it leaves to a full run', async () => {
    const { err } = await verify('--affected', 'HEAD');
    expect(err).toMatch(/Not asked, because they need all code: .*import-cycle/);
  });

  it('does not take an unknown revision for nothing changed', async () => {
    const { code, err } = await verify('--affected', 'origin/main');
    expect([code, err]).toEqual([2, expect.stringContaining('origin/main')]);
  });
});

describe('a baseline', () => {
  beforeEach(() => {
    configure(`{ baseline: ${BASELINE} }`);
    write('src/orders.ts', BAD);
    commit();
  });

  it('holds what is known, and nothing else', async () => {
    await verify(...ONLY, '--write-baseline');
    commit();
    expect(await verify(...ONLY)).toMatchObject({ code: 0 });
    write('src/more.ts', BAD);
    expect(await found(...ONLY)).toEqual(['wildcard-export src/more.ts:1']);
  });

  it('becomes shorter by --fix, and is not written a second time', async () => {
    write('src/more.ts', BAD);
    await verify(...ONLY, '--write-baseline');
    commit();
    expect(await verify(...ONLY, '--write-baseline')).toMatchObject({ code: 2 });
    write('src/orders.ts', GOOD);
    expect(await found(...ONLY)).toEqual([`baseline-stale ${BASELINE}:4`]);
    expect(await verify(...ONLY, '--fix')).toMatchObject({ code: 0 });
    expect(read(BASELINE)).not.toContain('src/orders.ts');
    expect(read(BASELINE)).toContain('src/more.ts');
  });

  it('may not be made longer by hand, also not in a commit of the branch', async () => {
    await verify(...ONLY, '--write-baseline');
    commit();
    git('checkout', '--quiet', '-b', 'work');
    write('src/more.ts', BAD);
    const { findings } = JSON.parse(read(BASELINE)) as { findings: { file: string }[] };
    const more = [...findings, { ...findings[0], file: 'src/more.ts' }];
    const rows = more.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    write(BASELINE, `{\n  "findings": [\n${rows}\n  ]\n}\n`);
    expect(await found(...ONLY)).toEqual([`baseline-grown ${BASELINE}:4`]);
    commit();
    expect(await found(...ONLY, '--affected', 'main')).toEqual([`baseline-grown ${BASELINE}:4`]);
  });

  it('that is none is not taken for an empty one', async () => {
    write(BASELINE, '{ "findings": [{}] }');
    const { code, err } = await verify(...ONLY);
    expect([code, err]).toEqual([2, expect.stringContaining('is no baseline')]);
  });

  it('is not there before it is written', () => {
    expect(existsSync(join(root, BASELINE))).toBe(false);
  });
});

describe('the self-test', () => {
  it('shows every rule red once and silent once', async () => {
    const { code, err } = await verify('--self-test');
    expect([code, err]).toEqual([0, expect.not.stringContaining('WRONG')]);
    expect(err).toMatch(/^seen +wildcard-export, bad$/m);
    expect(err).toMatch(/^silent +wildcard-export, ok$/m);
  });
});
