import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy } from '../gen/project-copy.ts';
import { ReleaseUnderTest } from './release-under-test.ts';

/** What kb/release.md shows is what is printed. */

const page = readFileSync(join(import.meta.dirname, '../../kb/release.md'), 'utf8');
const shown = [...page.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text]) => text as string);

/** With the commits and the day of the page, and without what tells of progress. */
const settled = (text: string): string =>
  text
    .replace(/^… .*\n/gm, '')
    .replace(/\(([0-9a-f]{7})\)/g, '(0123456)')
    .replaceAll(new Date().toISOString().slice(0, 10), '2026-11-29');

describe('the page about releases', () => {
  let project: ReleaseUnderTest;
  beforeAll(async () => {
    project = await ReleaseUnderTest.start();
  });
  afterAll(() => project.stop());

  it('shows a report, a record, and a failure', async () => {
    project.write('fails', '');
    const begun = new Date(Date.now() - 3.5 * 60_000).toISOString();
    project.write('live.log', `{"time":"${begun}","msg":"listening"}\n`);
    const falling = await project.releaseLive();
    expect(settled(falling.err)).toBe(shown[0]);

    project.remove('fails');
    project.log('{"level":"info","msg":"listening"}');
    const good = await project.releaseLive('--record');
    expect(settled(good.err)).toContain(`\n\n${shown[1]}`);

    project.commit();
    project.serveThisCommit();
    project.log('{"level":"fatal","msg":"TypeError: x"}');
    const bad = await project.releaseLive('--record');
    expect(settled(bad.err)).toContain(`\n\n${shown[2]}`);
  });
});

it('shows what a scan of a log prints', async () => {
  const copy = new ProjectCopy();
  const line = (minute: number, fields: object): string =>
    JSON.stringify({ time: `2026-11-29T10:0${minute}:00.000Z`, ...fields });
  const lost = { level: 'fatal', msg: 'leader lock lost' };
  const lines = [line(0, { msg: 'port bound' }), line(1, lost), '{"time":', line(5, lost), ''];
  writeFileSync(copy.path('live.log'), lines.join('\n'));
  const { err } = await copy.truth('logs', 'scan', 'live.log');
  expect(err).toBe(shown[3]);
});
