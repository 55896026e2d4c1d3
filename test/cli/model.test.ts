import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { truthIn } from '../gen/project-copy.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'truth-model-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function truth(...args: string[]) {
  return truthIn(root, args);
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Verdicts on lines, each a JSON value or a raw text. */
async function verdicts(lines: readonly unknown[], end = '\n') {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const { code, out } = await truth(
    'model',
    'check',
    '--jsonl',
    write('bodies.jsonl', texts.join('\n') + end),
  );
  const rows = out
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row));
  return { code, rows };
}

const fine = { model: 'google/nano-banana', input: { prompt: 'a cat', aspect_ratio: '16:9' } };

describe('truth model list', () => {
  it('shows current models that match every word', async () => {
    const { out } = await truth('model', 'list', 'kling', 'motion');
    const ids = out
      .trimEnd()
      .split('\n')
      .map((row) => row.split(' ')[0]);
    expect(ids).toEqual(['kling-2.6/motion-control', 'kling-3.0/motion-control']);
  });

  it('shows old ones only when asked, and says what they are', async () => {
    expect((await truth('model', 'list', 'sora')).out).toBe('');
    expect((await truth('model', 'list', 'sora', '--all')).out).toMatch(/sora-2-\S+ .* removed/);
  });
});

describe('truth model show', () => {
  it('tells parameters, rules and price', async () => {
    const { out } = await truth('model', 'show', 'kling-3.0/video');
    expect(out).toContain('aspect_ratio: one of 16:9, 9:16, 1:1');
    expect(out).toContain('credits / second');
    expect(out).toContain('Several shots are told by multi_prompt.');
  });

  it('knows what was meant', async () => {
    const { code, err } = await truth('model', 'show', 'kling-3.0/vidoe');
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean kling-3.0/video?')]);
  });
});

describe('truth model check', () => {
  it('lists all problems of one body, with what is allowed and what was meant', async () => {
    const body = { prompt: 7, aspect_ratio: '16;9', output_format: 'jpg', nsfw_checker: 'yes' };
    const path = write('body.json', JSON.stringify(body));
    const { code, err } = await truth('model', 'check', 'google/nano-banana', '--input', path);
    expect(code).toBe(1);
    expect(err).toMatch(/^google\/nano-banana: 3 problems\n/);
    expect(err).toContain('did you mean: 16:9');
    expect(err).toContain('did you mean: jpeg');
    expect(err).toContain('nsfw_checker');
  });

  it('answers each line with a line', async () => {
    const { code, rows } = await verdicts([
      fine,
      '',
      '{"half',
      { model: 'google/nano-banana', input: {} },
      'null',
    ]);
    expect(code).toBe(1);
    expect(rows.map(({ model, ok }) => [model, ok])).toEqual([
      ['google/nano-banana', true],
      [null, false],
      [null, false],
      ['google/nano-banana', false],
      [null, false],
    ]);
    expect(rows[0]).toEqual({ model: 'google/nano-banana', ok: true, problems: [] });
    expect(rows[3].problems).toEqual([
      { path: 'prompt', code: 'required', message: 'Must be given.' },
    ]);
  });

  it('is content when all lines are, with or without a last line end', async () => {
    for (const end of ['\n', '', '\r\n']) {
      const { code, rows } = await verdicts([fine, fine], end);
      expect([code, rows.length]).toEqual([0, 2]);
    }
  });

  const veo = { prompt: 'a cat', model: 'veo3_fast', aspectRatio: '16:9' };
  const song = {
    prompt: 'x',
    model: 'V5',
    customMode: false,
    instrumental: true,
    callBackUrl: 'https://example.com/cb',
  };
  const forms: [string, unknown, string][] = [
    [
      'a market body with its callback',
      { ...fine, callBackUrl: 'https://example.com/cb' },
      'google/nano-banana',
    ],
    [
      'a body beside the address it goes to',
      { endpoint: '/api/v1/veo/generate', body: veo },
      'flat/veo/generate',
    ],
    ['a whole address', { url: 'https://api.kie.ai/api/v1/generate', body: song }, 'flat/generate'],
    [
      'a dedicated body by its catalogue id',
      { model: 'flat/veo/generate', input: veo },
      'flat/veo/generate',
    ],
    ['a dedicated body that names a version only', song, 'flat/generate'],
    [
      'bare parameters beside the id',
      { model: 'google/nano-banana', body: fine.input },
      'google/nano-banana',
    ],
    ['a market body in a record', { name: 'case 1', request: fine }, 'google/nano-banana'],
  ];
  it.each(forms)('understands %s', async (_, body, model) => {
    const { rows } = await verdicts([body]);
    expect(rows[0]).toMatchObject({ model, ok: true });
  });

  it('explains ids that are wrong, gone, or missing', async () => {
    const { rows } = await verdicts([
      { model: 'google/nano-bananna', input: { prompt: 'x' } },
      { model: 'sora-2-text-to-video', input: { prompt: 'x' } },
      { input: { prompt: 'x' } },
      { model: 'google/nano-banana', prompt: 'x' },
    ]);
    expect(rows.map(({ problems: [first] }) => [first.code, first.path])).toEqual([
      ['unknown-model', ''],
      ['removed-model', ''],
      ['required', 'model'],
      ['required', 'input'],
    ]);
    expect(rows[0].problems[0].suggestion).toBe('google/nano-banana');
  });

  it('says which file it could not read', async () => {
    const { code, err } = await truth('model', 'check', '--jsonl', join(folder, 'nowhere.jsonl'));
    expect([code, err]).toEqual([2, expect.stringContaining('nowhere.jsonl')]);
  });
});
