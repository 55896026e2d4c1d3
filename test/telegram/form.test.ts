import { describe, expect, it } from 'vitest';
import { languages } from '../../generated/messages.ts';
import { answerForm, formScreen } from '../../src/core/form/form.ts';
import type { FormState } from '../../src/core/form/form-state.ts';
import { isSold, questionsOf } from '../../src/core/form/questions.ts';
import type { Message } from '../../src/telegram/message.ts';
import { renderForm } from '../../src/telegram/screens/form.ts';
import { choose, formOf, sent, taken, tap } from '../core/form/form-under-test.ts';
import { pressAll, seen } from '../core/form/seen-form.ts';
import { USED_UP } from '../core/money/used-up.ts';
import { readModelFiles } from '../models/catalog-files.ts';

const sold = readModelFiles()
  .map(({ id }) => id)
  .filter(isSold);

/** A message as a person reads it: the words, then a line for each row of buttons. */
function read({ html, keyboard }: Message): string {
  const words = html.source.replace(/<\/?[bi]>/g, '');
  const rows = keyboard.map((row) => row.map(({ text }) => `[${text}]`).join(' '));
  return [...words.split('\n').filter((line) => line !== ''), ...rows]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

function shown(state: FormState, available = 12_345n): string {
  return read(renderForm(formScreen(state, [], available, USED_UP), 'ru'));
}

describe('the message of a form', () => {
  it('asks for words', () => {
    expect(shown(formOf('z-image'))).toBe(`Z-Image › Описание
Опишите своими словами, что должно получиться.
До 1 000 знаков
Напишите ответ сообщением.
[📒 Взять готовое]
[⬅️ Ко всем ответам]`);
  });

  it('asks for files, and says which', () => {
    const state = taken(formOf('google/nano-banana-edit'), sent('a'), sent('b'));
    expect(shown(state)).toBe(`Nano Banana: правка › Картинки
Картинки, от которых отталкивается модель.
JPEG, PNG, WEBP до 10 МБ
Количество: от 1 до 10
Сейчас: 2 файла
Пришлите картинки, по одной или альбомом, а потом нажмите «Готово».
[✅ Готово]
[🗑 Убрать последний]
[⬅️ Ко всем ответам]`);
  });

  it('asks for a choice, and marks the one that counts', () => {
    const state = taken(formOf('z-image'), { text: 'Лиса' }, tap('open', 'aspect_ratio'));
    expect(shown(state)).toBe(`Z-Image › Формат кадра
Отношение ширины к высоте результата.
Сейчас: 1:1
Выберите кнопкой.
[✓ 1:1] [4:3] [3:4]
[16:9] [9:16]
[⬅️ Ко всем ответам]`);
  });

  it('shows all answers with the price', () => {
    const state = taken(formOf('z-image'), { text: 'Лиса <b>&</b>' });
    expect(shown(state)).toBe(`Z-Image
Описание: Лиса &lt;b&gt;&amp;&lt;/b&gt;
Формат кадра: 1:1 (по умолчанию)
💰 Цена: 1,00 ₽
На балансе: 123,45 ₽
Бесплатные на эти сутки закончились. Завтра появятся новые.
[✏️ Описание] [✏️ Формат кадра]
[⚙️ Ещё настройки (1)]
[🚀 Запустить за 1,00 ₽]
[Отменить]`);
  });

  it('names both answers that exclude each other, with a button for each', () => {
    const state = taken(
      formOf('gpt-image-2-5-flare-text-to-image'),
      { text: 'Лиса' },
      choose('27:16', 'aspect_ratio'),
      choose('4K', 'resolution'),
    );
    const lines = shown(state).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^⚠️ Формат кадра: .*«Разрешение»/));
    expect(lines).toContainEqual(expect.stringMatching(/\[⚠️ Формат кадра\]/));
    expect(lines).toContainEqual(expect.stringMatching(/\[⚠️ Разрешение\]/));
    expect(lines.join()).not.toContain('Запустить');
  });

  it('offers what was probably meant', () => {
    const open = taken(formOf('z-image', { prompt: 'x' }), tap('open', 'aspect_ratio'));
    const { state, problems } = answerForm(open, { text: '16:10' });
    const lines = read(renderForm(formScreen(state, problems, 0n, USED_UP), 'ru')).split('\n');
    expect(lines).toContain('⚠️ Формат кадра: «16:10» нет в списке. Может быть, «16:9»?');
    expect(lines).toContain('[➡️ 16:9] [9:16]');
  });

  it('offers it also when it stands on another page', () => {
    const id = 'elevenlabs/text-to-speech-multilingual-v2';
    const open = taken(formOf(id, { text: 'x' }), tap('open', 'voice'));
    const { state, problems } = answerForm(open, { text: 'Rachell' });
    const lines = read(renderForm(formScreen(state, problems, 0n, USED_UP), 'ru')).split('\n');
    expect(lines).toContain('[➡️ Rachel]');
  });

  it('shows a list with its entries', () => {
    const state = taken(
      formOf('kling-3.0/video', { prompt: 'x', aspect_ratio: '1:1' }),
      tap('add', 'multi_prompt', 0),
      { text: 'Лиса бежит' },
      { text: '3' },
    );
    expect(shown(state)).toBe(`Kling 3.0 › Сцены
1. Лиса бежит · 3
Описание и длина каждой сцены, по порядку.
Количество: не больше 5
Добавьте элементы кнопкой, а потом нажмите «Готово».
[1. Лиса бежит · 3]
[➕ Добавить]
[✅ Готово]
[🗑 Убрать ответ]
[⬅️ Ко всем ответам]`);
    expect(shown(taken(state, tap('open', 'multi_prompt', 0)))).toContain('Kling 3.0 › Сцены 1\n');
  });

  it('has no button for an entry too many, and none to end with a file too few', () => {
    let shots = formOf('kling-3.0/video', { prompt: 'x', aspect_ratio: '1:1' });
    for (let at = 0; at < 5; at++) {
      shots = taken(shots, tap('add', 'multi_prompt', at), { text: 'Лиса' }, { text: '2' });
      expect(shown(taken(shots, tap('open', 'multi_prompt'))).includes('Добавить]')).toBe(at < 4);
    }
    const track = (name: string) => sent(name, { kind: 'audio', mimeType: 'audio/mpeg' });
    const one = taken(formOf('ai-music-api/mashup'), track('a'));
    expect(shown(one)).not.toContain('Готово]');
    expect(taken(one, track('b')).focus).not.toEqual(one.focus);
  });

  it('shortens what is wrong, and says what is wrong at most four times', () => {
    const problems = Array.from({ length: 50 }, (_, at) => {
      const message = `${at} ${'&'.repeat(2000)}`;
      return { path: '', code: 'rule', message, messageRu: message } as const;
    });
    const screen = formScreen(formOf('z-image', { prompt: 'x' }), problems, 0n, USED_UP);
    const lines = read(renderForm(screen, 'ru')).split('\n');
    const wrong = lines.filter((line) => line.startsWith('⚠️'));
    expect(wrong).toHaveLength(4);
    for (const line of wrong) expect(line.replaceAll('&amp;', '&').length).toBeLessThan(300);
    expect(lines).toContain('💰 Цена: 1,00 ₽');
  });

  it('turns the pages of a long choice, and begins with the page of the answer', () => {
    const id = 'elevenlabs/text-to-speech-multilingual-v2';
    const state = taken(formOf(id, { text: 'x' }), tap('open', 'voice'));
    expect(shown(state)).toContain('[2 ▶️]');
    const last = questionsOf(id)
      .find(({ name }) => name === 'voice')
      ?.choices.at(-1);
    const chosen = taken(state, choose(last?.value, 'voice'), tap('open', 'voice'));
    expect(chosen.page).toBe(10);
    expect(shown(chosen)).toContain(`[✓ ${last?.label.ru}`);
    expect(shown(chosen)).toContain('[◀️ 10]');
  });

  it.each(languages)(
    'E6: has words and live buttons for every question of every model in %s',
    (language) => {
      for (const id of sold) {
        for (const { name } of questionsOf(id)) {
          const state = taken(formOf(id), tap('open', name));
          const view = seen(state, language);
          pressAll(state, view);
          expect(view.message.html.source).not.toMatch(/undefined|\[object|\{ ?\$/);
        }
        const all = { ...formOf(id), focus: [], showsOptional: true };
        pressAll(all, seen(all, language));
      }
    },
  );

  it.each(['(<1₽)', '<b>&"', '😀', 'ж', 'a\n'])(
    'E1: stays within the limits with texts full of %j',
    (part) => {
      for (const id of ['ai-music-api/generate', 'kling-3.0/video', 'veo-3-1']) {
        const words = questionsOf(id).filter(({ widget, text }) => widget === 'text' && !text?.url);
        let state = formOf(id);
        for (const { name, text } of words) {
          const most = Math.min(text?.maxLength ?? 3000, 3000);
          state = taken(state, tap('open', name), {
            text: Array.from(part.repeat(most)).slice(0, most).join(''),
          });
          seen(state, 'ru');
        }
        const all = taken(state, { kind: 'optional', shown: true });
        expect(words.length).toBeGreaterThan(0);
        expect(seen(all, 'ru').message.html.source).toContain('💰');
      }
    },
  );
});
