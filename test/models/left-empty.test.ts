import { describe, expect, it } from 'vitest';
import { checkInput } from '../../generated/models/index.ts';
import { inputTests } from '../../generated/runtime/input-tests.ts';
import { loadGenerated } from './catalog-files.ts';

/** What programs send for what was not chosen: empty lists and empty addresses. */

const IMAGE = 'https://files.example.com/a.png';
const VIDEO_INPUT = {
  prompt: 'A red fox',
  duration: '5',
  mode: 'pro',
  sound: false,
  multi_shots: false,
  aspect_ratio: '16:9',
};

describe('left empty', () => {
  it.each([
    ['a list', 'nano-banana-pro', { prompt: 'x', image_input: [] }, { prompt: 'x' }],
    [
      'a list that a rule asks about',
      'wan/2-7-image',
      { prompt: 'x', input_urls: [], resolution: '4K' },
      { prompt: 'x', resolution: '4K' },
    ],
    [
      'addresses of a scheme of its own',
      'bytedance/seedance-2',
      { prompt: 'A red fox', first_frame_url: '', last_frame_url: '', reference_image_urls: [] },
      { prompt: 'A red fox' },
    ],
    [
      'a list in an entry of a list',
      'kling-3.0/video',
      {
        ...VIDEO_INPUT,
        kling_elements: [
          {
            name: 'fox',
            description: 'A fox',
            element_input_urls: [IMAGE, IMAGE],
            element_input_audio_urls: [],
          },
        ],
      },
      {
        ...VIDEO_INPUT,
        kling_elements: [{ name: 'fox', description: 'A fox', element_input_urls: [IMAGE, IMAGE] }],
      },
    ],
  ])('%s is left out', (_, id, input, value) => {
    expect(checkInput(id, input)).toStrictEqual({ ok: true, value });
    const { accepts } = loadGenerated(id);
    expect(accepts(input, inputTests)).toBe(false);
    expect(accepts(value, inputTests)).toBe(true);
  });

  it('does not keep a rule', () => {
    const input = { ...VIDEO_INPUT, multi_shots: true, multi_prompt: [] };
    expect(checkInput('kling-3.0/video', input)).toMatchObject({
      ok: false,
      problems: [{ path: 'multi_prompt', code: 'missing-with' }],
    });
  });

  it('a required list has too few entries', () => {
    const input = { prompt: 'x', image_urls: [], sound: false, duration: '5' };
    expect(checkInput('kling-2.6/image-to-video', input)).toMatchObject({
      ok: false,
      problems: [{ path: 'image_urls', code: 'too-few' }],
    });
  });

  it('an entry that is an empty address is wrong', () => {
    const input = { prompt: 'A red fox', reference_image_urls: [''] };
    expect(checkInput('bytedance/seedance-2', input)).toMatchObject({
      ok: false,
      problems: [{ path: 'reference_image_urls[0]', code: 'pattern' }],
    });
  });
});

describe('an address of a scheme of the vendor, or of the web', () => {
  const check = (url: string) =>
    checkInput('minimax-h3/image-to-video', { prompt: 'x', duration: 6, first_frame_url: url });

  it.each(['oss://bucket/a.png', 'http://cdn.example.org/a.png', IMAGE])('%s', (url) => {
    expect(check(url)).toMatchObject({ ok: true, value: { first_frame_url: url } });
  });

  it.each([
    ['http://192.168.0.1/a.png', 'url'],
    ['https://localhost/a.png', 'url'],
    ['https://user:word@example.com/a.png', 'url'],
    ['asset://a-1', 'pattern'],
    ['x', 'pattern'],
  ])('but not %s', (url, code) => {
    expect(check(url)).toMatchObject({ ok: false, problems: [{ path: 'first_frame_url', code }] });
  });

  it('also not in capitals', () => {
    const result = check('HTTPS://10.0.0.1/a.png');
    const codes = result.ok ? [] : result.problems.map((problem) => problem.code);
    expect(codes).toContain('url');
  });
});
