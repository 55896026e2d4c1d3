import { describe, expect, it } from 'vitest';
import { answerForm } from '../../../src/core/form/form.ts';
import { choose, formOf, referenceTo, refusal, sent, taken, tap } from './form-under-test.ts';

const zImage = taken(formOf('z-image'), { text: 'A fox' });
const ratio = taken(zImage, tap('open', 'aspect_ratio'));
const voices = taken(
  formOf('elevenlabs/text-to-speech-multilingual-v2'),
  { text: 'Hello' },
  tap('open', 'voice'),
);
const stability = taken(voices, tap('open', 'stability'));
const prompt = formOf('z-image');

describe('a typed answer', () => {
  it.each([
    ['a choice by its value', ratio, '16:9', { aspect_ratio: '16:9' }],
    ['a shape in another spelling', ratio, ' 16 / 9 ', { aspect_ratio: '16:9' }],
    ['a choice by its label', voices, 'arabella', { voice: expect.any(String) }],
    ['a number with a comma', stability, '0,5', { stability: 0.5 }],
    ['a number with a dot', stability, ' 0.25 ', { stability: 0.25 }],
    ['words with markup', prompt, '<b>A</b> & "B" 😀', { prompt: '<b>A</b> & "B" 😀' }],
  ])('%s', (_, state, text, expected) => {
    const next = taken(state, { text });
    expect(next.values).toMatchObject(expected);
    expect(next.focus).toEqual([]);
  });

  it.each([
    ['нет в списке', ratio, 'круг', '«круг» нет в списке.'],
    ['почти', ratio, '16:10', '«16:10» нет в списке. Может быть, «16:9»?'],
    ['не число', stability, 'много', '«много» — не число. Например: 5.'],
    ['слишком большое', stability, '2', 'Нужно от 0 до 1, а указано: 2.'],
    [
      'слишком длинно',
      prompt,
      '😀'.repeat(1001),
      'Слишком длинно: символов 1001, можно не больше 1000. Уберите 1.',
    ],
  ])('%s: отказ с причиной', (_, state, text, expected) => {
    expect(refusal(state, { text })).toEqual([expected]);
  });

  it('is measured in characters, not in halves of them', () => {
    expect(taken(prompt, { text: '😀'.repeat(1000) }).focus).toEqual([]);
  });

  it('on the overview goes to the words about the result', () => {
    expect(taken(zImage, { text: 'A hare' }).values['prompt']).toBe('A hare');
    const noWords = taken(formOf('topaz/image-upscale'), sent('face'));
    expect(refusal(noWords, { text: 'Hi' })).toEqual([
      'Сначала выберите, что изменить, потом пришлите.',
    ]);
  });

  it('with an address of the web is a file, but not one under our own name', () => {
    const state = formOf('topaz/image-upscale');
    const address = 'https://files.example.com/a.png';
    expect(taken(state, { text: ` ${address} ` }).values['image_url']).toBe(address);
    for (const text of [referenceTo('x'), 'http://127.0.0.1/a.png', 'a.png'])
      expect(refusal(state, { text })).toHaveLength(1);
  });
});

describe('a long text', () => {
  const state = formOf('elevenlabs/text-to-speech-multilingual-v2');
  const first = 'ж'.repeat(4096);

  it('that Telegram has cut is put together again', () => {
    const open = taken(state, { text: first });
    expect(open.focus).toEqual(['text']);
    const whole = taken(open, { text: 'конец' });
    expect(whole.values['text']).toBe(`${first}конец`);
    expect(whole.focus).toEqual([]);
  });

  it('cut at a blank goes on in a new line', () => {
    const part = 'ж'.repeat(4000);
    const whole = taken(state, { text: part }, { text: 'конец' });
    expect(whole.values['text']).toBe(`${part}\nконец`);
  });

  it('ends with a tap, and is replaced by what comes later', () => {
    const done = taken(state, { text: first }, tap('done', 'text'));
    expect(done.focus).toEqual([]);
    expect(taken(done, { text: 'Anew' }).values['text']).toBe('Anew');
  });

  it('that fills its question has no rest', () => {
    const open = taken(formOf('grok-imagine-video-1-5-preview'), tap('open', 'prompt'));
    expect(taken(open, { text: first }).focus).not.toEqual(['prompt']);
  });

  it('that becomes too long keeps what was there', () => {
    const open = taken(state, { text: first });
    expect(refusal(open, { text: first })[0]).toContain('символов 8192');
    expect(answerForm(open, { text: first }).state).toEqual(open);
  });
});

describe('a file', () => {
  const edit = formOf('google/nano-banana-edit');
  const speech = taken(formOf('infinitalk/from-audio'), sent('face'));

  it('stays open for more, until there are as many as may be', () => {
    let state = edit;
    expect(state.focus).toEqual(['image_urls']);
    for (let at = 0; at < 10; at++) {
      expect(state.focus).toEqual(['image_urls']);
      state = taken(state, sent(`p${at}`));
    }
    expect(state.focus).toEqual(['prompt']);
    const full = taken(state, tap('open', 'image_urls'));
    expect(refusal(full, sent('p10'))).toEqual([
      'Слишком много: 11, можно не больше 10. Уберите 1.',
    ]);
  });

  it('sent as a document is what its format says', () => {
    const document = { kind: 'document', mimeType: 'image/png', fileName: 'a.png' } as const;
    expect(taken(edit, sent('a', document)).values['image_urls']).toEqual([referenceTo('a')]);
    const byName = { kind: 'document', mimeType: null, fileName: 'A.JPG' } as const;
    expect(taken(edit, sent('b', byName)).media).toHaveProperty('b');
  });

  it.each([
    [
      'video',
      edit,
      sent('v', { kind: 'video' }),
      'Пришлите картинку файлом или ссылку, которая начинается с https://.',
    ],
    [
      'PDF',
      edit,
      sent('d', { kind: 'document', mimeType: 'application/pdf' }),
      'Пришлите картинку файлом или ссылку, которая начинается с https://.',
    ],
    [
      'GIF',
      edit,
      sent('g', { mimeType: 'image/gif', fileName: 'a.gif' }),
      'GIF здесь не подойдёт. Пришлите JPEG, PNG, WEBP.',
    ],
    [
      'heavy',
      edit,
      sent('h', { bytes: 11 * 1024 * 1024 }),
      'Файл весит 11 МБ, можно не больше 10 МБ.',
    ],
    [
      'long',
      speech,
      sent('s', { kind: 'audio', seconds: 16 }),
      'Длина в секундах: 16, нужно не больше 15.',
    ],
  ])('%s that does not fit is refused, and the answer says what does', (_, state, event, words) => {
    expect(refusal(state, event)).toEqual([words]);
  });

  it('weighs at most what a bot can download, whatever the vendor takes', () => {
    const clip = sent('v', { kind: 'video', bytes: 21 * 1024 * 1024 });
    expect(refusal(formOf('topaz/video-upscale'), clip)).toEqual([
      'Файл весит 21 МБ, можно не больше 20 МБ.',
    ]);
  });

  it('on the overview goes where it belongs, or nowhere', () => {
    const filled = taken(edit, sent('a'), tap('done', 'image_urls'), { text: 'Blue' });
    expect(taken(filled, sent('b')).values['image_urls']).toHaveLength(2);
    const one = taken(formOf('topaz/image-upscale'), sent('a'));
    expect(one.focus).toEqual([]);
    const other = taken(one, sent('b'));
    expect(other.values['image_url']).toBe(referenceTo('b'));
    // The first one is of no more use to anybody.
    expect(Object.keys(other.media)).toEqual(['b']);
    expect(refusal(zImage, sent('a'))).toEqual(['Этот файл здесь не пригодится.']);
  });

  it('while words are asked for is taken, and the words are still asked for', () => {
    const asked = taken(edit, sent('a'), tap('done', 'image_urls'));
    expect(asked.focus).toEqual(['prompt']);
    const more = taken(asked, sent('b'));
    expect(more.focus).toEqual(['prompt']);
    expect(more.values['image_urls']).toHaveLength(2);
  });

  it('on the overview goes to the question of its kind', () => {
    const words = taken(formOf('bytedance/seedance-2'), { text: 'A fox' });
    const clip = sent('v', { kind: 'video', seconds: 4, widthPx: 1280, heightPx: 720 });
    expect(taken(words, clip).values).toHaveProperty('reference_video_urls');
    expect(taken(words, { text: 'https://files.example.com/a.mp3' }).values).toHaveProperty(
      'reference_audio_urls',
    );
  });

  it('while an entry is open belongs to the entry', () => {
    const start = formOf('kling-3.0/video', { prompt: 'x', aspect_ratio: '1:1' });
    const asked = taken(start, tap('add', 'kling_elements', 0), sent('cat'));
    expect(asked.focus).toEqual(['kling_elements', 0, 'name']);
    expect(asked.values['kling_elements']).toEqual([{ element_input_urls: [referenceTo('cat')] }]);
  });

  it('that makes all of them together too long is refused', () => {
    const clip = (name: string) =>
      sent(name, { kind: 'video', seconds: 10, widthPx: 1280, heightPx: 720 });
    const one = taken(
      formOf('bytedance/seedance-2', { prompt: 'x' }),
      tap('open', 'reference_video_urls'),
      clip('a'),
    );
    expect(refusal(one, clip('b'))).toEqual(['Вместе получится 20 с, можно не больше 15 с.']);
  });

  it('brings the words in its caption', () => {
    const first = taken(edit, { ...sent('a'), caption: 'Make it blue' });
    // More files may follow.
    expect(first.focus).toEqual(['image_urls']);
    const album = taken(first, sent('b'));
    expect(album.values).toEqual({
      prompt: 'Make it blue',
      image_urls: [referenceTo('a'), referenceTo('b')],
    });
    expect(album.focus).toEqual(['image_urls']);
    expect(taken(album, tap('done', 'image_urls')).focus).toEqual([]);
    // A second caption is not a new wish.
    expect(taken(album, { ...sent('c'), caption: 'IMG_1.jpg' }).values['prompt']).toBe(
      'Make it blue',
    );
  });

  it('answers with its caption what is asked', () => {
    const asked = taken(edit, sent('a'), tap('done', 'image_urls'));
    const both = taken(asked, { ...sent('b'), caption: 'Blue' });
    expect(both.values['prompt']).toBe('Blue');
    expect(both.focus).toEqual([]);
  });
});

describe('a list', () => {
  it('of entries is filled in question by question', () => {
    const state = taken(
      formOf('google/gemini-2-5-pro-tts'),
      tap('add', 'speakers', 0),
      { text: 'Speaker 1' },
      choose('Zephyr', 'speakers', 0, 'voice_name'),
    );
    expect(state.values['speakers']).toEqual([{ speaker_id: 'Speaker 1', voice_name: 'Zephyr' }]);
    // Its optional questions are offered on the entry.
    expect(state.focus).toEqual(['speakers', 0]);
    const listed = taken(state, tap('done', 'speakers', 0));
    expect(listed.focus).toEqual(['speakers']);
    expect(taken(listed, tap('done', 'speakers')).focus).toEqual(['dialogue_turns']);
  });

  it('does not end with an entry that lacks something', () => {
    const state = taken(
      formOf('google/gemini-2-5-pro-tts'),
      tap('add', 'speakers', 0),
      { text: 'Speaker 1' },
      tap('open', 'speakers'),
    );
    const { state: next, problems } = answerForm(state, tap('done', 'speakers'));
    expect(next.focus).toEqual(['speakers']);
    expect(problems).toMatchObject([{ path: 'speakers[0].voice_name', code: 'required' }]);
  });

  it('of frames takes four numbers as they are typed', () => {
    const open = taken(
      formOf('wan/2-7-image', { prompt: 'x' }),
      tap('add', 'bbox_list', 0),
      { text: '1, 2, 3, 4' },
      { text: '[5;6;7;8]' },
    );
    expect(open.values['bbox_list']).toEqual([
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    ]);
    const one = taken(formOf('wan/2-7-image', { prompt: 'x' }), tap('add', 'bbox_list', 0));
    expect(refusal(one, { text: '1, 2, 3' })).toEqual(['Слишком мало: 3, нужно не меньше 4.']);
    expect(refusal(one, { text: 'слева' })).toEqual([
      '«слева» — не ряд чисел. Например: 1, 2, 3, 4.',
    ]);
  });

  it('holds no more than one order can', () => {
    const state = taken(formOf('elevenlabs/text-to-dialogue-v3'), tap('add', 'dialogue', 0));
    expect(refusal(state, { text: 'ж'.repeat(40_000) })).toEqual([
      'Это больше, чем помещается в один заказ. Сократите.',
    ]);
  });
});
