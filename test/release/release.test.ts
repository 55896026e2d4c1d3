import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReleaseUnderTest } from './release-under-test.ts';

/** `truth release` as it is typed: a real repository, a real service, real commands. */

let project: ReleaseUnderTest;
beforeAll(async () => {
  project = await ReleaseUnderTest.start();
});
afterEach(() => project.reset());
afterAll(() => project.stop());

const today = (): string => new Date().toISOString().slice(0, 10);
const outcomes = ({ out }: { out: string }): Record<string, string> =>
  Object.fromEntries(
    JSON.parse(out).items.map(({ id, outcome }: Record<string, string>) => [id, outcome]),
  );

describe('without anything given', () => {
  it('what is known here is met, and the rest is missing with the flag to give', async () => {
    const { code, err } = await project.release();
    expect(code).toBe(1);
    expect(err).toContain('  met      checked: Checks pass\n');
    expect(err).toContain('  met      journey: A result comes\n');
    expect(err).toMatch(/missing {2}served: The commit is live\n +Needs --url ADDRESS/);
    expect(err).toMatch(/missing {2}logs-clean: The log is clean\n +Needs --log FILE/);
    expect(err).toContain('4 of 8 met, 0 not met, 4 without evidence.');
    expect(err).not.toContain('The tag of this release');
  });

  it('a command that two items name runs once', async () => {
    await project.release();
    expect(project.takeRuns()).toBe(1);
  });

  it('only the scenarios that are asked for are run', async () => {
    const { out } = await project.release('--format', 'json');
    const { checks } = JSON.parse(out).evidence.smokeHere;
    expect(checks.map(({ id }: { id: string }) => id)).toEqual(['S5']);
  });

  it('a dry run does nothing, and nothing is met by it', async () => {
    const { code, err } = await project.releaseLive('--dry-run');
    expect([code, project.takeRuns()]).toEqual([1, 0]);
    expect(err).toContain('1 of 8 met, 0 not met, 7 without evidence.');
    expect(err).toContain('This was a dry run: nothing was looked at.');
  });
});

describe('with all evidence', () => {
  it('the checklist is met and names the tag, until two of them make the work done', async () => {
    const first = await project.releaseLive('--record');
    expect([first.code, first.err]).toEqual([1, expect.stringContaining('7 of 8 met, 0 not met')]);
    expect(first.err).toContain(`stable-${today()}-1 is written. Now: git push origin`);
    expect(project.git('cat-file', 'tag', `stable-${today()}-1`)).toMatch(
      /served: met\. \/health says commit [\s\S]+\n\nRelease-Verdict: met$/,
    );

    project.commit();
    project.serveThisCommit();
    const second = await project.releaseLive('--record');
    expect(second.err).toContain(`stable-${today()}-2 is written.`);
    expect(second.code).toBe(1);

    const third = await project.releaseLive();
    expect([third.code, third.err]).toEqual([
      0,
      expect.stringMatching(/8 of 8 met.*\nThe tag of this release is stable-\S+-3\./),
    ]);
    expect(project.git('tag', '--list')).not.toContain(`stable-${today()}-3`);
  });

  it('the checklist alone may be asked for', async () => {
    const { code, err } = await project.releaseLive('--only', 'checklist', '--format', 'json');
    expect([code, err]).toEqual([0, expect.stringContaining('5 of 5 met')]);
  });
});

describe('what is not committed', () => {
  it.each([
    ['a new file', () => project.write('new file.ts', '')],
    ['a changed file', () => project.write('check.mjs', '')],
    ['a renamed file', () => project.git('mv', 'check.mjs', 'renamed.mjs')],
    ['a file that the command writes', () => commitCheck("writeFileSync('made.txt', 'x');")],
  ])('as %s spoils everything', async (_what, spoil) => {
    spoil();
    const found = await project.release('--only', 'in-a-row,checked', '--format', 'json');
    expect([found.code, outcomes(found)]).toEqual([
      1,
      expect.objectContaining({ 'tree-clean': 'not_met' }),
    ]);
  });

  function commitCheck(line: string): void {
    project.write('check.mjs', `import { writeFileSync } from 'node:fs';\n${line}\n`);
    project.commit();
  }
});

describe('what falls short', () => {
  const ids = 'checked,served,smoke-live,logs-clean';
  const seen = async () => {
    const found = await project.releaseLive('--only', ids, '--format', 'json');
    return { code: found.code, ...outcomes(found) };
  };
  const good = {
    'tree-clean': 'met',
    checked: 'met',
    served: 'met',
    'smoke-live': 'met',
    'logs-clean': 'met',
  };

  it('is nothing, as a start', async () => {
    expect(await seen()).toEqual({ code: 0, ...good });
  });

  it('a command', async () => {
    project.write('fails', '');
    expect(await seen()).toEqual({ code: 1, ...good, checked: 'not_met' });
  });

  it('a service that runs another commit', async () => {
    project.commit();
    expect(await seen()).toEqual({ code: 1, ...good, served: 'not_met' });
  });

  it('a service that has just been started', async () => {
    project.health['uptime_seconds'] = 30;
    expect(await seen()).toEqual({ code: 1, ...good, 'logs-clean': 'missing' });
  });

  it('a service that is not there', async () => {
    const found = await project.release(
      '--only',
      'served,smoke-live',
      '--url',
      'http://127.0.0.1:1',
      '--format',
      'json',
    );
    expect(outcomes(found)).toMatchObject({ served: 'not_met', 'smoke-live': 'not_met' });
  });

  it('a scenario on the live service', async () => {
    project.health['status'] = 'slow';
    expect(await seen()).toEqual({ code: 1, ...good, 'smoke-live': 'not_met' });
  });

  it.each([
    ['a forbidden pattern', '{"level":"info","msg":"TypeError: x"}'],
    ['an error', '{"level":"error","msg":"storage gone"}'],
  ])('%s in the log', async (_what, line) => {
    project.log(line);
    expect(await seen()).toEqual({ code: 1, ...good, 'logs-clean': 'not_met' });
  });

  it('a log that is too short', async () => {
    project.write('live.log', `{"time":"${new Date().toISOString()}","msg":"listening"}\n`);
    expect(await seen()).toEqual({ code: 1, ...good, 'logs-clean': 'missing' });
  });
});

describe('a release that fails live', () => {
  beforeEach(async () => {
    await project.releaseLive('--record');
    project.commit();
    project.serveThisCommit();
    project.log('{"level":"fatal","msg":"storage gone"}');
  });

  it('says where to go back to', async () => {
    const { err } = await project.releaseLive();
    expect(err).toMatch(/Go back: deploy stable-\S+-1 \([0-9a-f]{7}\)\./);
  });

  it('is recorded too, and ends the row', async () => {
    const { err } = await project.releaseLive('--record');
    expect(err).toContain(`not-stable-${today()}-1 is written.`);
    project.log('{"level":"info","msg":"listening"}');
    const after = await project.releaseLive();
    expect(after.err).toMatch(
      /NOT MET {2}in-a-row.*\n +0 of 2 in a row since not-stable-\S+-1 failed/,
    );
  });

  it('is not recorded for a command that fails here', async () => {
    project.log('{"level":"info","msg":"listening"}');
    project.write('fails', '');
    const { code, err } = await project.releaseLive('--record');
    expect([code, err]).toEqual([1, expect.stringContaining('Nothing was recorded.')]);
  });
});

describe('evidence of another run', () => {
  const keep = () => project.release('--format', 'json', '--output', 'kept.json');

  it('on this commit is taken for commands and scenarios, and for nothing live', async () => {
    await project.releaseLive('--format', 'json', '--output', 'kept.json');
    project.takeRuns();
    const found = await project.release('--evidence', 'kept.json', '--format', 'json');
    expect(project.takeRuns()).toBe(0);
    expect(outcomes(found)).toMatchObject({
      checked: 'met',
      journey: 'met',
      served: 'missing',
      'smoke-live': 'missing',
      'logs-clean': 'missing',
    });
  });

  it('that failed has failed', async () => {
    project.write('fails', '');
    await keep();
    project.remove('fails');
    const found = await project.release('--evidence', 'kept.json', '--format', 'json');
    expect(outcomes(found)['checked']).toBe('not_met');
  });

  it('of another commit is refused', async () => {
    await keep();
    project.commit();
    const { code, err } = await project.release('--evidence', 'kept.json');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/kept\.json is about the commit \w{7}, and/),
    ]);
  });

  it('of a tree with changes is refused, and so is anything else', async () => {
    project.write('new.ts', '');
    await keep();
    project.remove('new.ts');
    const changed = await project.release('--evidence', 'kept.json');
    expect([changed.code, changed.err]).toEqual([2, expect.stringContaining('not committed')]);
    const other = await project.release('--evidence', 'check.mjs');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('is no report')]);
  });
});

describe('the command line', () => {
  it.each([
    [['--only', 'chekced'], 'Did you mean checked?'],
    [['--url', 'example.test'], '--url takes an address'],
    [['--log', 'nowhere.log'], 'There is no file nowhere.log'],
    [['--evidence', 'nowhere.json'], 'nowhere.json'],
    [['--dry-run', '--record'], 'A dry run finds out nothing'],
    [['--format', 'junit'], 'Choose one of pretty, json, github'],
  ])('with %j could not run', async (args, said) => {
    const { code, err } = await project.release(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(project.takeRuns()).toBe(0);
  });

  it('outside of a repository could not run', async () => {
    project.git('update-ref', '-d', 'HEAD');
    const { code, err } = await project.release();
    expect([code, err]).toEqual([2, expect.stringMatching(/^git rev-parse: /)]);
  });

  it('shows no secret, in no format', async () => {
    project.write('fails', '');
    for (const format of ['pretty', 'json', 'github']) {
      const { out, err } = await project.release('--only', 'checked', '--format', format);
      expect(out + err).toContain('checked with $WEBHOOK_SECRET');
      expect(out + err).not.toContain('a-secret-of-the-webhook');
    }
  });

  it('makes annotations for GitHub', async () => {
    const { out } = await project.release('--only', 'served', '--format', 'github');
    expect(out).toBe(
      '::warning title=release served::The commit is live: missing.%0ANeeds --url ADDRESS of the live service.\n',
    );
  });

  it('is a program that reads a log from standard input', async () => {
    const bin = join(import.meta.dirname, '../../generator/bin/truth.cjs');
    const args = [bin, 'release', '--only', 'logs-clean', '--log', '-'];
    const options = { cwd: project.root, env: { ...process.env, ...project.env } };
    const old = new Date(Date.now() - 11 * 60_000).toISOString();
    const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
      const child = execFile(process.execPath, args, options, (error, _out, said) =>
        resolve({ code: error?.code ?? 0, said }),
      );
      child.stdin?.end(`${old} begun\n${new Date().toISOString()} well\n`);
    });
    expect([code, said]).toEqual([0, expect.stringContaining('2 of 2 met')]);
  });
});
