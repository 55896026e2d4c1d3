import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offersFor } from '../../../src/core/catalogue/offer.ts';
import { questionsOf } from '../../../src/core/form/questions.ts';
import type { SentFile } from '../../../src/core/incoming.ts';
import { fillIn, offersForWish, proposeForm } from '../../../src/core/wish/propose-form.ts';
import { taskAskedFor, tasksForWish } from '../../../src/core/wish/tasks-for-wish.ts';
import { wishedValues } from '../../../src/core/wish/wished-values.ts';
import { photo } from '../dialogue/situation.ts';

const recording: SentFile = { ...photo, kind: 'audio', mimeType: 'audio/mpeg', seconds: 20 };
const clip: SentFile = { ...photo, kind: 'video', mimeType: 'video/mp4', seconds: 5 };

describe('the task of a wish', () => {
  it.each([
    ['рыжий кот в скафандре', null, 'text-to-image'],
    ['вертикальное видео про море', null, 'text-to-video'],
    ['напиши песню про осень', null, 'music'],
    ['квадратная картинка с лисой', null, 'text-to-image'],
    ['оживи это фото', photo, 'image-to-video'],
    ['сделай из этого видео', photo, 'image-to-video'],
    ['make a video of it', photo, 'image-to-video'],
    ['убери фон', photo, 'background-removal'],
    ['сделай небо красным', photo, 'image-edit'],
    ['улучши качество', photo, 'upscale'],
    ['убери шум', recording, 'audio-isolation'],
    ['напиши песню', clip, 'video-edit'],
  ] as const)('%s', (text, file, task) => {
    expect(tasksForWish({ text, file })[0]).toBe(task);
  });

  it('is nothing for a file that no model takes', () => {
    const document: SentFile = { ...photo, kind: 'document', mimeType: 'text/plain' };
    expect(tasksForWish({ text: 'read it', file: document })).toEqual([]);
  });

  it('is not asked for by words that only describe', () => {
    expect(taskAskedFor({ text: 'a fox in the snow', file: null })).toBeNull();
  });
});

describe('what is said of parameters', () => {
  const said = (modelId: string, text: string) => wishedValues(text, questionsOf(modelId));

  it.each([
    ['kling-2.6/text-to-video', 'a fox, 9:16', { aspect_ratio: '9:16' }],
    [
      'kling-2.6/text-to-video',
      'вертикальное видео, 10 секунд',
      { aspect_ratio: '9:16', duration: '10' },
    ],
    ['kling-2.6/text-to-video', 'a square video of 5 sec', { aspect_ratio: '1:1', duration: '5' }],
    ['bytedance/v1-lite-text-to-video', 'море, 1080p', { resolution: '1080p' }],
    ['bytedance/v1-lite-text-to-video', 'море, 720 р', { resolution: '720p' }],
    ['nano-banana-pro', 'a fox in 4K', { resolution: '4K' }],
    ['z-image', '100:7 foxes in 19 seconds', {}],
    ['z-image', 'рыжий кот', {}],
  ])('%s: %s', (modelId, text, values) => {
    expect(said(modelId, text)).toEqual(values);
  });
});

describe('what is proposed', () => {
  it('has the words, the file and what was said of parameters', () => {
    const form = proposeForm('d', { text: 'оживи, 10 секунд', file: photo }, 'image-to-video');
    expect(Object.values(form?.values ?? {}).map(String)).toEqual(
      expect.arrayContaining(['оживи, 10 секунд', '10']),
    );
    expect(Object.values(form?.media ?? {})).toEqual([photo]);
    expect(form?.focus).toEqual([]);
  });

  it('leaves out the words that only say what to do', () => {
    const form = proposeForm('d', { text: 'Озвучь: привет, мир', file: null }, 'text-to-speech');
    expect(form?.values).toMatchObject({ text: 'привет, мир' });
    const kept = proposeForm('d', { text: 'Ночь: луна и снег', file: null }, 'text-to-image');
    expect(kept?.values).toMatchObject({ prompt: 'Ночь: луна и снег' });
  });

  it('asks for the file when none was sent', () => {
    const form = proposeForm('d', { text: 'убери фон', file: null }, 'background-removal');
    expect(form?.focus).toEqual(['image']);
  });

  it('is the cheapest that can be started at once', () => {
    const form = proposeForm('d', { text: 'a fox in the snow', file: null }, 'text-to-image');
    expect(form?.modelId).toBe(offersFor('text-to-image')[0]?.model.id);
  });

  it('gives what was said before it costs less', () => {
    const text = 'a video of the sea, 16:9, 5 seconds';
    const form = proposeForm('d', { text, file: null }, 'text-to-video');
    expect(String(form?.values['duration'])).toBe('5');
    expect(form?.modelId).not.toBe(offersFor('text-to-video')[0]?.model.id);
  });

  it('never loses what was sent, whatever the model', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom(null, photo, recording, clip),
        (text, file) => {
          for (const task of tasksForWish({ text, file })) {
            for (const { model } of offersForWish({ text, file }, task)) {
              const form = fillIn('d', { text, file }, model.id);
              expect(form?.modelId).toBe(model.id);
              if (file !== null) expect(Object.values(form?.media ?? {})).toEqual([file]);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
