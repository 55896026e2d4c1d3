import { describe, expect, it } from 'vitest';
import { maskShapes } from '../../generator/logs/mask-shapes.ts';
import { readLines } from '../../generator/logs/read-lines.ts';
import { type ScanOptions, scanLog } from '../../generator/logs/scan-log.ts';
import type { ForbiddenPattern } from '../../generator/model/model.ts';

const pattern = (
  id: string,
  expression: string,
  severity: ForbiddenPattern['severity'] = 'error',
): ForbiddenPattern => ({
  id,
  pattern: expression,
  severity,
  description: `${id} happened.`,
  fix: `Mend ${id}.`,
});

const patterns = [
  pattern('slow', 'took too long', 'warning'),
  pattern('type-error', 'TypeError: '),
  pattern('lock-lost', 'leader lock lost', 'critical'),
];

const at = (minute: number): string => `2026-11-29T10:${String(minute).padStart(2, '0')}:00.000Z`;
const json = (minute: number, fields: object): string =>
  JSON.stringify({ time: at(minute), level: 'info', ...fields });
const scan = (lines: readonly string[], options: Partial<ScanOptions> = {}) =>
  scanLog(lines, { patterns, sinceMs: null, mask: maskShapes, ...options });
const ids = ({ hits }: Awaited<ReturnType<typeof scan>>): string[] =>
  hits.map(({ pattern: { id } }) => id);

describe('a forbidden pattern', () => {
  it('is counted with its first and last time and one line, the worst pattern first', async () => {
    const found = await scan([
      json(1, { msg: 'it took too long' }),
      json(2, { msg: 'TypeError: a' }),
      json(5, { msg: 'TypeError: b' }),
      json(3, { msg: 'TypeError: c' }),
      json(4, { msg: 'leader lock lost' }),
    ]);
    expect(ids(found)).toEqual(['lock-lost', 'type-error', 'slow']);
    expect(found.hits[1]).toEqual({
      pattern: patterns[1],
      count: 3,
      firstMs: Date.parse(at(2)),
      lastMs: Date.parse(at(5)),
      sample: json(2, { msg: 'TypeError: a' }),
    });
  });

  it.each([
    ['in the message', json(0, { msg: 'TypeError: x' })],
    ['in an error of pino', json(0, { err: { type: 'TypeError', message: 'x', stack: 'at a' } })],
    ['in an error with a name', json(0, { cause: { name: 'TypeError', message: 'x' } })],
    ['deep in a list', json(0, { failures: [{ reasons: ['TypeError: x'] }] })],
    ['behind letters that JSON escapes', '{"msg":"\\u0054ypeError\\u003a x"}'],
    ['in plain text', 'TypeError: x'],
    ['in broken JSON', '{"msg":"TypeError: x'],
  ])('is found %s', async (_where, line) => {
    expect(ids(await scan([line]))).toEqual(['type-error']);
  });

  it('is not found in the name of a field, nor in what is alike', async () => {
    expect(ids(await scan([json(0, { 'TypeError: ': 1, msg: 'a TypeError of sorts' })]))).toEqual(
      [],
    );
  });
});

describe('a line', () => {
  it.each([
    ['a word', { level: 'error' }, 1],
    ['a worse word', { level: 'fatal' }, 1],
    ['a number of pino', { level: 50 }, 1],
    ['a lesser word', { level: 'warn' }, 0],
    ['a lesser number', { level: 40 }, 0],
  ])('is an error by its level as %s', async (_how, fields, count) => {
    expect((await scan([json(0, fields)])).errors?.count ?? 0).toBe(count);
  });

  it('of plain text is an error by its level too', async () => {
    const { errors } = await scan([
      '2026-11-29 10:00:00,123 ERROR storage gone',
      '[ERROR] again',
      'there was no ERROR at all in this one',
    ]);
    expect(errors?.count).toBe(2);
  });

  it.each([
    ['ISO text', `{"time":"${at(3)}"}`],
    ['milliseconds', `{"time":${Date.parse(at(3))}}`],
    ['another name', `{"timestamp":"${at(3)}"}`],
    ['plain text', `${at(3)} something`],
    ['plain text without a zone', '2026-11-29 10:03:00,000 something'],
    ['plain text in brackets', `[${at(3)}] something`],
  ])('tells its time as %s', async (_how, line) => {
    expect((await scan([line])).firstMs).toBe(Date.parse(at(3)));
  });

  it('that a platform has wrapped is told apart like any other', async () => {
    const inner = JSON.stringify({ time: at(3), level: 'fatal', msg: 'say "leader lock lost"' });
    const line = JSON.stringify({ id: 'x', timestamp: at(4), level: 'info', message: inner });
    const found = await scan([line]);
    expect([ids(found), found.errors?.count, found.firstMs]).toEqual([
      ['lock-lost'],
      1,
      Date.parse(at(3)),
    ]);
  });

  it('that is broken is counted and does not end the scan', async () => {
    const found = await scan(['{"msg":', '{]', json(1, { msg: 'leader lock lost' })]);
    expect([found.broken, found.lines, ids(found)]).toEqual([2, 3, ['lock-lost']]);
  });
});

describe('a time from which on', () => {
  const sinceMs = Date.parse(at(5));

  it('leaves older lines out, with the stack that belongs to them', async () => {
    const found = await scan(
      ['a line before any time', json(4, { msg: 'leader lock lost' }), 'TypeError: of then'],
      { sinceMs },
    );
    expect([found.lines, found.older, ids(found)]).toEqual([1, 2, []]);
    expect([found.firstMs, found.lastMs]).toEqual([Date.parse(at(4)), Date.parse(at(4))]);
  });

  it('takes the line of that very time, and the stack below it', async () => {
    const found = await scan([json(5, { msg: 'leader lock lost' }), 'TypeError: x'], { sinceMs });
    expect(ids(found)).toEqual(['lock-lost', 'type-error']);
  });

  it('takes what tells no time, because it may be new', async () => {
    expect(ids(await scan(['leader lock lost'], { sinceMs }))).toEqual(['lock-lost']);
  });
});

describe('a sample', () => {
  it('is without tokens and passwords', async () => {
    const token = `123456789:${'Aa0_-'.repeat(7)}`;
    const { hits } = await scan([
      `TypeError: https://api.telegram.org/bot${token}/sendMessage postgres://bot:pass@db/x Bearer abcdefghijkl`,
    ]);
    expect(hits[0]?.sample).toBe(
      'TypeError: https://api.telegram.org/bot[token]/sendMessage postgres://bot:[password]@db/x Bearer [token]',
    );
  });

  it('of a long line shows the place that was found, and no half of a secret', async () => {
    const secret = 'S'.repeat(40);
    const text = `${'a'.repeat(400)} ${secret} TypeError: here ${'b'.repeat(400)}`;
    const mask = (each: string): string => each.replaceAll(secret, '[gone]');
    const { hits } = await scan([JSON.stringify({ msg: text })], { mask });
    expect(hits[0]?.sample).toMatch(/^…a+ \[gone\] TypeError: here b+…$/);
    expect(hits[0]?.sample.length).toBeLessThan(250);
  });

  it('moves no cursor', async () => {
    const { hits } = await scan([`TypeError: \u001b[2J\u001b[1;1H all is well`]);
    expect(hits[0]?.sample).not.toContain('\u001b');
  });
});

describe('lines', () => {
  const read = async (pieces: readonly string[], lengthMax?: number): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of readLines(pieces, lengthMax)) lines.push(line);
    return lines;
  };

  it.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\r\nb'], ['a', 'b']],
    [
      ['a', 'b\nc', '', 'd\n\n'],
      ['ab', 'cd', ''],
    ],
    [[], []],
  ])('come from %j', async (pieces, lines) => {
    expect(await read(pieces)).toEqual(lines);
  });

  it('are cut, so that one without end takes no memory', async () => {
    expect(await read(['abc', 'def', 'gh\nij'], 4)).toEqual(['abcd', 'ij']);
  });
});
