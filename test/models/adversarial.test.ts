import { describe, expect, it } from 'vitest';
import { checkInput, models } from '../../generated/models/index.ts';
import { codePoints, isLongerThan, isShorterThan } from '../../generated/runtime/code-points.ts';
import { isMultipleOf } from '../../generated/runtime/multiple-of.ts';
import { nearestAllowed } from '../../generated/runtime/suggestion.ts';

/** Inputs that nobody sends by mistake, on models whose parameters are of every kind. */

const IMAGE = 'google/nano-banana';
const VIDEO = 'kling-3.0/video';
const VIDEO_INPUT = {
  prompt: 'A red fox',
  duration: '5',
  mode: 'pro',
  sound: false,
  multi_shots: false,
  aspect_ratio: '16:9',
};

function problemsOf(id: string, input: unknown) {
  const result = checkInput(id, input);
  return result.ok ? [] : result.problems;
}

describe('what an input may be', () => {
  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', '{"prompt":"x"}'],
    ['a number', 5],
    ['a list', [{ prompt: 'x' }]],
    ['a list with names', Object.assign([], { prompt: 'x' })],
    ['a function', Object.assign(() => 0, { prompt: 'x' })],
    ['an instance', new Map([['prompt', 'x']])],
    ['a symbol', Symbol('prompt')],
    ['a big number', 10n],
  ])('not %s', (_, input) => {
    const [problem, ...more] = problemsOf(IMAGE, input);
    expect(problem).toMatchObject({ path: '', code: 'type' });
    expect(problem?.message).toMatch(/^Must be an object, but is /);
    expect(more).toEqual([]);
  });

  it('also without a prototype', () => {
    const input = Object.assign(Object.create(null) as object, { prompt: 'x' });
    expect(checkInput(IMAGE, input)).toEqual({ ok: true, value: { prompt: 'x' } });
  });

  it('only what is its own and can be seen', () => {
    const inherited = Object.create({ prompt: 'x' }) as object;
    expect(problemsOf(IMAGE, inherited)).toMatchObject([{ path: '', code: 'type' }]);
    const hidden = Object.defineProperty({}, 'prompt', { value: 'x', enumerable: false });
    expect(problemsOf(IMAGE, hidden)).toMatchObject([{ path: 'prompt', code: 'required' }]);
  });

  it('names of prototypes are names like any other', () => {
    const input: unknown = JSON.parse(
      '{"prompt":"x","__proto__":{"prompt":5},"constructor":1,"toString":2,"hasOwnProperty":3}',
    );
    const result = checkInput(IMAGE, input);
    expect(result).toMatchObject({ ok: true, value: { prompt: 'x' } });
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect(result.ok && result.notes?.map((note) => note.path).sort()).toEqual([
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'toString',
    ]);
    expect(({} as { prompt?: unknown }).prompt).toBeUndefined();
  });

  it('a getter that throws is a problem, not an exception', () => {
    const input = {
      get prompt(): string {
        throw new Error('no');
      },
    };
    expect(problemsOf(IMAGE, input)).toMatchObject([{ path: '', code: 'type' }]);
  });

  it('an input stays as it was', () => {
    const input = Object.freeze({ ...VIDEO_INPUT, duration: 5, promt: 'x', seed: null });
    expect(checkInput(VIDEO, input)).toMatchObject({ ok: true, value: { duration: '5' } });
    expect(input).toEqual({ ...VIDEO_INPUT, duration: 5, promt: 'x', seed: null });
  });
});

describe('documented forms', () => {
  it('an input in order comes back itself', () => {
    const result = checkInput(VIDEO, VIDEO_INPUT);
    expect(result.ok && result.value).toBe(VIDEO_INPUT);
  });

  it('null and undefined are absent', () => {
    const result = checkInput(VIDEO, { ...VIDEO_INPUT, image_urls: null, multi_prompt: undefined });
    expect(result).toStrictEqual({ ok: true, value: { ...VIDEO_INPUT } });
    expect(problemsOf(VIDEO, { ...VIDEO_INPUT, mode: null })).toMatchObject([
      { path: 'mode', code: 'required', allowed: ['std', 'pro', '4K'] },
    ]);
  });

  it('a number is taken for its numeral, and a numeral for its number', () => {
    const shots = {
      ...VIDEO_INPUT,
      multi_shots: true,
      multi_prompt: [{ prompt: 1, duration: '3' }],
    };
    expect(checkInput(VIDEO, { ...shots, duration: 5 })).toStrictEqual({
      ok: true,
      value: { ...shots, multi_prompt: [{ prompt: '1', duration: 3 }] },
    });
  });

  it.each(['05', '+5', ' 5', '5 ', '5.', '.5', '0x5', '1_0', 'Infinity', 'NaN', '1e999', '', '٥'])(
    'but not %j',
    (numeral) => {
      const input = { ...VIDEO_INPUT, multi_shots: true };
      const shots = [{ prompt: 'x', duration: numeral }];
      expect(problemsOf(VIDEO, { ...input, multi_prompt: shots })).toMatchObject([
        { path: 'multi_prompt[0].duration', code: 'type' },
      ]);
    },
  );

  it('true and "true" are different', () => {
    expect(problemsOf(VIDEO, { ...VIDEO_INPUT, sound: 'true' })).toMatchObject([
      { path: 'sound', code: 'type', message: 'Must be true or false, but is "true".' },
    ]);
  });

  it('a list of one entry is taken for that entry where the vendor does', () => {
    const url = 'https://files.example.com/a.png';
    const input = { prompt: 'x', image_url: [url] };
    expect(checkInput('qwen2/image-edit', input)).toMatchObject({
      ok: true,
      value: { image_url: url },
    });
    expect(problemsOf('qwen2/image-edit', { ...input, image_url: [url, url] })).toMatchObject([
      { path: 'image_url', code: 'type' },
    ]);
  });

  it('unknown names are dropped and noted at every level', () => {
    const shots = [{ prompt: 'x', duration: 3, durtion: 4 }];
    const input = { ...VIDEO_INPUT, multi_shots: true, multi_prompt: shots, promt: 'y' };
    expect(checkInput(VIDEO, input)).toMatchObject({
      ok: true,
      value: { multi_prompt: [{ prompt: 'x', duration: 3 }] },
      notes: [
        { path: 'multi_prompt[0].durtion', code: 'unknown-parameter', suggestion: 'duration' },
        { path: 'promt', code: 'unknown-parameter', suggestion: 'prompt' },
      ],
    });
  });
});

describe('size', () => {
  it('ten million characters are refused in few words', () => {
    const text = 'ж'.repeat(10_000_000);
    const [problem] = problemsOf(VIDEO, { ...VIDEO_INPUT, mode: text, image_urls: [text] });
    expect(problem?.message.length).toBeLessThan(200);
    const [long] = problemsOf(VIDEO, { ...VIDEO_INPUT, prompt: text });
    expect(long).toMatchObject({ path: 'prompt', code: 'too-long' });
    expect(long?.message).toContain('10000000 characters');
  });

  it('a thousand unknown names are noted, of which few get a suggestion', () => {
    const extra = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`prompt${at}`, at]));
    const result = checkInput(IMAGE, { prompt: 'x', ...extra });
    const notes = (result.ok && result.notes) || [];
    expect(notes).toHaveLength(1000);
    expect(notes.filter((note) => note.suggestion !== undefined).length).toBeLessThan(20);
  });

  it('a million wrong entries make a hundred problems', () => {
    const entries = new Array<number>(1_000_000).fill(5);
    expect(problemsOf(VIDEO, { ...VIDEO_INPUT, image_urls: entries })).toHaveLength(100);
  });

  it('depth does no harm', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) deep = { prompt: [deep] };
    expect(problemsOf(VIDEO, { ...VIDEO_INPUT, multi_prompt: [deep] }).length).toBeGreaterThan(0);
    expect(problemsOf(VIDEO, deep).length).toBeGreaterThan(0);
    expect(problemsOf(VIDEO, { ...VIDEO_INPUT, prompt: deep })).toMatchObject([{ code: 'type' }]);
  });
});

describe('ids', () => {
  it.each([
    '',
    '__proto__',
    'constructor',
    '../../../etc/passwd',
    'index',
    'labels',
    'x'.repeat(1e6),
  ])('unknown: %.30j', (id) => {
    const [problem] = problemsOf(id, {});
    expect(problem).toMatchObject({ path: '', code: 'unknown-model' });
    expect(problem?.message.length).toBeLessThan(120);
  });

  it('a near miss gets a suggestion', () => {
    expect(problemsOf('Kling-3/video', {})).toMatchObject([{ suggestion: 'kling-3.0/video' }]);
  });

  it('a removed model says why and what took its place', () => {
    const removed = Object.values(models).filter((model) => model.status === 'removed');
    expect(removed.length).toBeGreaterThan(5);
    for (const { id, replacedBy } of removed) {
      const [problem] = problemsOf(id, { prompt: 'x' });
      expect(problem?.code).toBe('removed-model');
      expect(problem?.message.length).toBeGreaterThan(id.length + 30);
      if (replacedBy === null) expect(problem).not.toHaveProperty('suggestion');
      else expect(problem?.suggestion).toBe(replacedBy);
    }
  });
});

describe('small parts', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['жук', 3],
    ['😀', 1],
    ['\ud800', 1],
    ['\udc00\ud800', 2],
    ['\ud800\ud800\udc00', 2],
    ['\ud800\udc00\udc00', 2],
  ])('%j has %i characters', (text, count) => {
    expect(codePoints(text)).toBe(count);
    expect([...text]).toHaveLength(count);
    for (const limit of [count - 1, count, count + 1]) {
      expect(isLongerThan(text, limit)).toBe(count > limit);
      expect(isShorterThan(text, limit)).toBe(count < limit);
    }
  });

  it('decimal steps are decimal', () => {
    for (const value of [0.07, 0.1, 0.29, 0.57, 1.1, 4.35])
      expect(isMultipleOf(value, 0.01)).toBe(true);
    for (const value of [0.005, 0.071, 0.1001]) expect(isMultipleOf(value, 0.01)).toBe(false);
  });

  it.each([
    ['PRO', ['std', 'pro'], 'pro'],
    ['1080', ['720p', '1080p'], '1080p'],
    ['16x9', ['1:1', '16:9', '9:16'], '16:9'],
    ['16:10', ['1:1', '3:2', '16:9'], '3:2'],
    ['16:10', ['1:1', '4:3', '16:9'], '16:9'],
    ['1080:1080', ['16:9', '1:1', 'auto'], '1:1'],
    ['1920x1080', ['1:1', '9:16', '16:9'], '16:9'],
    ['1080 X 1920', ['1:1', '9:16', '16:9'], '9:16'],
    ['1920×1080', ['1:1', '9:16', '16:9'], '16:9'],
    ['9/16', ['1:1', '9:16', '16:9'], '9:16'],
    ['1.91:1', ['1:1', '16:9', '21:9'], '16:9'],
    ['7:5', ['3:4', '4:3'], '4:3'],
    ['16:90', ['1:1', '16:9'], '16:9'],
    ['0:0', ['16:9', '21:9'], null],
    ['5:0', ['16:9', '21:9'], null],
    ['3:1', ['1:1', '16:9', 'auto'], '1:1'],
    ['30:1', ['4:3', '16:9', 'auto'], null],
    ['Auto', ['4:3', '16:9', 'auto'], 'auto'],
    ['1920x1080', ['512x512', '1024x768'], null],
    ['6', ['5', '10'], '5'],
    [9, [5, 10], 10],
    ['zebra', ['std', 'pro'], null],
    ['x'.repeat(1000), ['std', 'pro'], null],
    [{}, ['std', 'pro'], null],
    ['tru', [true, false], null],
  ])('%.20j among %j: %j', (found, allowed, expected) => {
    expect(nearestAllowed(found, allowed)).toBe(expected);
  });
});
