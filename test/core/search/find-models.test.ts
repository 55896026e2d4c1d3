import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredModel, offersFor } from '../../../src/core/catalogue/offer.ts';
import { findModels, findTasks } from '../../../src/core/search/find-models.ts';

const first = (text: string) => findModels(text)[0]?.offer.model;

/** What people write, and the task of the model that they should see first. */
const BY_PURPOSE: readonly (readonly [text: string, task: string])[] = [
  ['оживить фото', 'image-to-video'],
  ['Оживи мою фотографию!', 'image-to-video'],
  ['animate a photo', 'image-to-video'],
  ['убрать фон', 'background-removal'],
  ['remove background', 'background-removal'],
  ['увеличить фото', 'upscale'],
  ['upscale', 'upscale'],
  ['написать песню', 'music'],
  ['write a song', 'music'],
  ['текст песни', 'lyrics'],
  ['озвучка', 'text-to-speech'],
  ['voiceover', 'text-to-speech'],
  ['говорящая голова', 'avatar'],
  ['караоке', 'stem-separation'],
];

describe('a model is found', () => {
  it.each(BY_PURPOSE)('by its purpose: %s', (text, task) => {
    expect(first(text)?.task).toBe(task);
  });

  it.each([
    ['kling', 'kling'],
    ['клинг', 'kling'],
    ['нано банана', 'google'],
    ['сидрим', 'seedream'],
    ['флюкс', 'flux'],
    ['Suno', 'suno'],
  ])('by the name of its family, also as it is heard: %s', (text, family) => {
    expect(first(text)?.family).toBe(family);
  });

  it('by its own name before others of its family', () => {
    expect(first('kling 2.6')?.id).toMatch(/^kling-2\.6\//);
    expect(first('nano banana pro')?.id).toBe('nano-banana-pro');
  });

  it.each([
    ['удолить фон', 'background-removal'],
    ['removve bakground', 'background-removal'],
    ['оживитьь фтоо', 'image-to-video'],
    ['upscal', 'upscale'],
  ])('in spite of slips: %s', (text, task) => {
    expect(first(text)?.task).toBe(task);
  });

  it('when the keyboard was in the wrong language', () => {
    expect(first('jpbdbnm ajnj')?.task).toBe('image-to-video');
    expect(first('лдштп')?.family).toBe('kling');
  });

  it('with all others that fit as well, the cheapest of equals first', () => {
    const found = findModels('убрать водяной знак видео оживить фото'.slice(-12));
    expect(found.length).toBeGreaterThan(5);
    const equal = found.filter(({ fit }) => fit.score === found[0]?.fit.score);
    const prices = equal.map(({ offer }) => Number(offer.price.from));
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  });
});

describe('nothing is found', () => {
  it.each([
    '',
    '?!',
    'привет',
    'ghbdtn',
    'рыжий кот в скафандре',
    'кот у окна смотрит видео вечером',
    'remove background volcano pasta',
    'a cat on the moon',
    'xyzzy',
  ])('for %j', (text) => {
    expect(findModels(text)).toEqual([]);
  });
});

describe('whatever is looked for', () => {
  it('only models that are sold are found, each once, the same at each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const ids = findModels(text).map(({ offer }) => offer.model.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => offeredModel(id) !== null)).toBe(true);
        expect(findModels(text).map(({ offer }) => offer.model.id)).toEqual(ids);
      }),
    );
  });

  it('each model that is sold is found by its own name', () => {
    for (const { model } of ['text-to-image', 'music', 'image-to-video'].flatMap(offersFor)) {
      for (const title of Object.values(model.title)) {
        const titles = findModels(title).map(({ offer }) => offer.model.id);
        expect(titles, title).toContain(model.id);
      }
    }
  });
});

describe('a task is asked for', () => {
  it.each([
    ['сделай видео про кота', 'text-to-video'],
    ['убери фон пожалуйста', 'background-removal'],
    ['оживи это фото', 'image-to-video'],
    ['напиши песню про осень', 'music'],
    ['make a video of a cat', 'text-to-video'],
  ])('by %s', (text, task) => {
    expect(findTasks(text)[0]?.task).toBe(task);
  });

  it('by nothing that only describes', () => {
    expect(findTasks('рыжий кот в скафандре')).toEqual([]);
  });
});
