import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../src/kie/results.ts';

const A = 'https://tempfile.example/r/a.png';
const B = 'https://tempfile.example/r/b.png';
const C = 'https://tempfile.example/r/c.mp3';

const file = (url: string) => ({ kind: 'file', url });
const text = (said: string) => ({ kind: 'text', text: said });

describe('results of a task', () => {
  it.each([
    ['a list, as JSON in a text', JSON.stringify({ resultUrls: [A, B] }), [file(A), file(B)]],
    ['the same, already parsed', { resultUrls: [A] }, [file(A)]],
    ['twice in a text', JSON.stringify(JSON.stringify({ resultUrls: [A] })), [file(A)]],
    ['a list in a text within', { resultUrls: JSON.stringify([A, B]) }, [file(A), file(B)]],
    ['without marked copies', { resultUrls: [A], resultWaterMarkUrls: [B] }, [file(A)]],
    [
      'frames beside the video',
      { resultUrls: [A], firstFrameUrl: [], lastFrameUrl: [B] },
      [file(A), file(B)],
    ],
    ['twice the same', { resultUrls: [A, A] }, [file(A)]],
    [
      'tracks of Suno through the market',
      JSON.stringify({
        code: 200,
        msg: 'success',
        task_id: 'x',
        data: [{ audio_url: C, stream_audio_url: B, image_url: A, source_audio_url: A }],
      }),
      [file(C)],
    ],
    ['a single address', { video_url: A, image_url: B, video_id: '7' }, [file(A)]],
    ['a picture where there is nothing else', { image_url: B }, [file(B)]],
    ['the original left out', { originImageUrl: A, resultImageUrl: B }, [file(B)]],
    ['stems', { vocalUrl: A, instrumentalUrl: B, originUrl: C }, [file(A), file(B)]],
    ['covers', { images: [A, B] }, [file(A), file(B)]],
    [
      'a speech, word by word',
      { resultObject: { language_code: 'en', words: [{ text: 'Hello' }, { text: 'you' }] } },
      [text('Hello you')],
    ],
    [
      'a speech with its spaces',
      { resultObject: { words: [{ text: 'Hello' }, { text: ' ' }, { text: 'you' }] } },
      [text('Hello you')],
    ],
    [
      'lyrics',
      {
        data: [
          { title: 'Sea', text: 'Blue' },
          { title: '', text: 'Deep' },
        ],
      },
      [text('Sea\n\nBlue\n\n* * *\n\nDeep')],
    ],
    [
      'lyrics under another name',
      {
        resultObject: { task_id: 'x', data: [{ title: 'Sea', text: 'Blue', status: 'complete' }] },
      },
      [text('Sea\n\nBlue')],
    ],
    ['an object', { resultObject: { character_id: 'c1' } }, [text('{\n  "character_id": "c1"\n}')]],
    [
      'masks, and what was found',
      { resultObject: { mask_urls: [A] } },
      [file(A), text(`{\n  "mask_urls": [\n    "${A}"\n  ]\n}`)],
    ],
    ['a plain text', 'Say these words', [text('Say these words')]],
  ])('are read from %s', (_name, value, expected) => {
    expect(resultsOf(value)).toEqual(expected);
  });

  it.each([
    '',
    '   ',
    null,
    undefined,
    {},
    [],
    '{}',
    { resultUrls: [] },
    { resultUrls: [''] },
    { resultUrls: null, seed: 1 },
    { resultObject: {} },
    { code: 500, msg: 'failed', data: null },
    { data: [] },
    { resultUrls: ['ftp://files.example/a', 'javascript:alert(1)', '/etc/passwd'] },
    { resultUrls: ['https://user:secret@files.example/a'] },
  ])('are none in %j', (value) => {
    expect(resultsOf(value)).toEqual([]);
  });

  it('can be stored, whatever the vendor says', () => {
    const [said] = resultsOf({ resultObject: { text: 'a\u0000b\ud800c' } });
    expect(said).toEqual(text('ab\ufffdc'));
  });

  it('come from anything without a throw, and hold only addresses that can be fetched', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        for (const result of resultsOf(JSON.stringify({ resultUrls: value, data: value }))) {
          if (result.kind === 'file') expect(result.url).toMatch(/^https?:\/\//);
          else expect(result.text).not.toBe('');
        }
      }),
    );
  });
});
