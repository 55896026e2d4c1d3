import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy, truthIn } from '../gen/project-copy.ts';

/** `truth logs scan` on this project, as it is typed. */

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});

const clean = '{"time":"2026-11-29T10:00:00.000Z","level":"info","msg":"port bound"}\n';
const bad = '{"time":"2026-11-29T10:01:00.000Z","level":"fatal","msg":"leader lock lost"}\n';

function scan(text: string, ...args: string[]) {
  writeFileSync(copy.path('service.log'), text);
  return copy.truth('logs', 'scan', 'service.log', ...args);
}

describe('the exit code', () => {
  it('is 0 for a clean log, 1 for a forbidden pattern', async () => {
    expect(await scan(clean)).toMatchObject({ code: 0, out: '' });
    expect(await scan(clean + bad)).toMatchObject({
      code: 1,
      err: expect.stringContaining('critical  lock-lost  once, 2026-11-29T10:01:00.000Z'),
    });
  });

  it('is 2 when there was nothing to look at, because that shows nothing', async () => {
    const said = expect.stringContaining('nothing is known');
    expect(await scan('')).toMatchObject({ code: 2, err: said });
    expect(await scan(bad, '--since', '2026-11-29T10:02:00Z')).toMatchObject({
      code: 2,
      err: said,
    });
    expect(await scan(bad, '--since', '2026-11-29T10:01:00Z')).toMatchObject({ code: 1 });
  });

  it.each([
    [['nowhere.log'], 'There is no file nowhere.log'],
    [['service.log', '--minutes', 'ten'], '--minutes takes a number above 0'],
    [['service.log', '--since', 'noon'], '--since takes a time'],
    [['service.log', '--since', '2026-11-29', '--minutes', '1'], 'Use one of'],
    [['service.log', '--format', 'xml'], 'Choose one of pretty, json, github'],
  ])('is 2 for %j', async (args, said) => {
    const { code, err } = await copy.truth('logs', 'scan', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('the report', () => {
  it('is JSON with times that people can read', async () => {
    const { out } = await scan(`${clean}${bad}{broken\n`, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      lines: 3,
      broken: 1,
      first: '2026-11-29T10:00:00.000Z',
      errors: { count: 1 },
      hits: [
        { id: 'lock-lost', severity: 'critical', count: 1, first: '2026-11-29T10:01:00.000Z' },
      ],
    });
  });

  it('is an annotation on GitHub by itself', async () => {
    writeFileSync(copy.path('service.log'), bad);
    const { out } = await truthIn(copy.root, ['logs', 'scan', 'service.log'], {
      GITHUB_ACTIONS: 'true',
    });
    expect(out).toMatch(/^::error title=log lock-lost \(critical\)::once, 2026-11-29T10:01/);
  });

  it.each(['pretty', 'json', 'github'])(
    'as %s shows no secret of the environment',
    async (format) => {
      const secret = 'a-secret-of-the-webhook';
      writeFileSync(copy.path('service.log'), `leader lock lost at /webhook/${secret}\n`);
      const { code, out, err } = await truthIn(
        copy.root,
        ['logs', 'scan', 'service.log', '--format', format],
        { WEBHOOK_SECRET: secret },
      );
      expect(code).toBe(1);
      expect(out + err).toContain('/webhook/$WEBHOOK_SECRET');
      expect(out + err).not.toContain(secret);
    },
  );
});

it('reads standard input', async () => {
  const root = join(import.meta.dirname, '../..');
  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    const args = [join(root, 'generator/bin/truth.cjs'), 'logs', 'scan', '-'];
    const child = execFile(process.execPath, args, { cwd: copy.root }, (error, _out, said) =>
      resolve({ code: error?.code ?? 0, said }),
    );
    child.stdin?.end(clean + bad);
  });
  expect([code, said]).toEqual([1, expect.stringContaining('Lines looked at: 2.')]);
});
