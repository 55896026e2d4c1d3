import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../generated/messages.ts';
import type { Action } from '../../src/core/dialogue/action.ts';
import { decodeAction, encodeAction } from '../../src/core/dialogue/action-data.ts';
import { decide } from '../../src/core/dialogue/decide.ts';
import type { Facts } from '../../src/core/dialogue/decision.ts';
import { historyStart } from '../../src/core/dialogue/history.ts';
import { type Screen, unknownProgress } from '../../src/core/dialogue/screen.ts';
import type { Delivery, GenerationState } from '../../src/core/generation/generation.ts';
import { renderScreen } from '../../src/telegram/screens/render-screen.ts';
import {
  completeForm,
  emptyForm,
  facts,
  filling,
  generation,
  taps,
} from '../core/dialogue/situation.ts';
import { FAILURES, PROMPT, SCREENS, STATES, WISH } from './every-screen.ts';

const asLastSeen = { place: historyStart, canRedeliver: false } as const;

/** What is known when a button of the screen is tapped. */
function known(screen: Screen): Facts {
  const canPayRub = true;
  if (screen.kind === 'form') {
    const { dialogue } = filling(screen.state);
    return facts({ dialogue: { ...dialogue, wish: WISH }, canPayRub });
  }
  if (screen.kind === 'choose-prompt')
    return filling(emptyForm(screen.modelId), { prompt: PROMPT });
  if (screen.kind === 'topup') return filling(completeForm(), { canPayRub });
  const isOrder = screen.kind === 'generation' || screen.kind === 'past';
  const order = isOrder ? screen.generation : generation();
  const deliveries = screen.kind === 'past' ? screen.deliveries : [];
  const query = screen.kind === 'search' ? screen.query : null;
  const isResult = screen.kind === 'wish-tasks' && screen.tasks.some(({ count }) => count !== null);
  const wish = isResult ? { ...WISH, isResult } : WISH;
  const dialogue = { ...facts().dialogue, query, wish };
  const share = { round: 1, link: null, isOpen: true };
  const openedShare = { token: 'token', generation: order, deliveries };
  return facts({ dialogue, generation: order, deliveries, canPayRub, share, openedShare });
}

/** A button that leads nowhere: it is out of date the moment it is shown. */
function isDead(screen: Screen, action: Action): boolean {
  const { replies } = decide(known(screen), taps(action));
  return replies.some(
    (reply) =>
      reply.kind === 'toast' &&
      ['error-stale-button', 'form-stale-button', 'order-not-found'].includes(reply.notice.key),
  );
}

describe.each(languages)('in %s', (language: Language) => {
  it('E6: every button of every screen fits, is known again and leads somewhere', () => {
    let buttons = 0;
    for (const screen of SCREENS) {
      for (const { text, action } of renderScreen(screen, language).keyboard.flat()) {
        buttons++;
        const data = encodeAction(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeAction(data)).toEqual(action);
        expect(text.trim()).not.toBe('');
        expect.soft(isDead(screen, action), `${screen.kind}: ${data}`).toBe(false);
      }
    }
    expect(buttons).toBeGreaterThan(500);
  });

  it('E8: every screen but the menu has a way out, and no row is empty', () => {
    for (const screen of SCREENS) {
      const { keyboard } = renderScreen(screen, language);
      for (const row of keyboard) expect(row.length).toBeGreaterThan(0);
      const kinds = keyboard.flat().map(({ action }) => action.kind);
      const exits = ['menu', 'section', 'resume', 'discard', 'form'];
      expect
        .soft(
          kinds.some((kind) => exits.includes(kind)),
          screen.kind,
        )
        .toBe(true);
    }
  });

  it('F13: no screen is longer than a message, and its markup is right', () => {
    for (const screen of SCREENS) {
      const { source } = renderScreen(screen, language).html;
      const seen = source.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.');
      expect(seen.length).toBeLessThanOrEqual(4096);
      expect(seen.trim()).not.toBe('');
      expect(seen).not.toMatch(/[<>&]/);
      expect(source.replace(/<(b|i|a|code)\b[^>]*>[^<]*<\/\1>/g, '')).not.toMatch(/<(?!\/?[bi]>)/);
    }
  });

  it('every failure is told in its own words, with the money that came back', () => {
    const told = FAILURES.map((kind) => {
      const failed = generation({ state: 'failed', failure: { kind, said: 'SECRET' } });
      const screen = { kind: 'generation', generation: failed, progress: unknownProgress } as const;
      return renderScreen(screen, language).html.source;
    });
    expect(new Set(told).size).toBe(FAILURES.length);
    for (const each of told) {
      expect(each).toMatch(/1[.,]00/);
      expect(each).not.toContain('SECRET');
    }
  });
});

describe('Stop', () => {
  it('is there only while it can stop anything', () => {
    for (const state of STATES) {
      const screen = {
        kind: 'generation',
        generation: generation({ state }),
        progress: unknownProgress,
      } as const;
      const kinds = renderScreen(screen, 'en')
        .keyboard.flat()
        .map(({ action }) => action.kind);
      expect(kinds.includes('cancel')).toBe(state === 'confirmed');
    }
  });
});

describe('the original as a file', () => {
  const offers = (screen: Screen): boolean =>
    renderScreen(screen, 'en')
      .keyboard.flat()
      .some(({ action }) => action.kind === 'originals');
  const past = (kind: Delivery['kind']): Screen => ({
    kind: 'past',
    generation: generation(),
    deliveries: [{ position: 0, kind, fileId: 'f', messageId: 1 }],
    ...asLastSeen,
  });
  const shown = (state: GenerationState, hasOriginals: boolean): Screen => ({
    kind: 'generation',
    generation: generation({ state }),
    progress: { ...unknownProgress, hasOriginals },
  });

  it.each<[string, Screen, boolean]>([
    ['under an order with a photo', past('photo'), true],
    ['not under one with a video', past('video'), false],
    ['not under one with a document', past('document'), false],
    ['under what was delivered just now', shown('delivered', true), true],
    ['not when nothing of it was made smaller', shown('delivered', false), false],
    ['not before it is delivered', shown('delivering', true), false],
  ])('is offered %s', (_, screen, isOffered) => {
    expect(offers(screen)).toBe(isOffered);
  });
});

describe('a list of models', () => {
  it('shows the price on each button', () => {
    const { keyboard } = renderScreen({ kind: 'task', task: 'text-to-image', page: 0 }, 'ru');
    expect(keyboard[0]?.[0]?.text).toBe('Z-Image · 1,00\u{a0}₽');
  });
});

describe('a screen as it is read', () => {
  const shown = (screen: Screen, language: Language): string => {
    const { html, keyboard } = renderScreen(screen, language);
    const rows = keyboard.map((row) => row.map(({ text }) => `[${text}]`).join(' '));
    return [html.source, ...rows].join('\n').replaceAll('\u{a0}', ' ');
  };

  it('the card of a model', () => {
    expect(shown({ kind: 'card', modelId: 'z-image', free: null, usualSeconds: 40 }, 'ru')).toBe(
      [
        '<b>Z-Image</b>',
        '',
        'Самые дешёвые картинки по описанию: быстро и реалистично.',
        '',
        'Понадобится: описание, формат кадра',
        '',
        'Описание: до 1 000 знаков',
        '',
        'По желанию — ещё 1 настройка',
        '',
        'Например: «Лиса в дождевике на ночной улице под дождём, неоновый свет, плёночное фото»',
        '',
        'Цена: 1,00 ₽',
        'Обычно это занимает около 40 секунд.',
        '[✨ Создать] [✍️ Взять пример]',
        '[⬅️ Назад] [🏠 Меню]',
      ].join('\n'),
    );
  });

  it('the progress of an order', () => {
    const screen: Screen = {
      kind: 'generation',
      generation: generation({ state: 'confirmed' }),
      progress: { ...unknownProgress, ahead: 2, usualSeconds: 25 },
    };
    expect(shown(screen, 'en')).toBe(
      [
        '<b>Z-Image</b>',
        '⏳ In the queue.',
        '2 orders are ahead of yours.',
        'Usually it takes about 25 seconds.',
        '₽1.00 is reserved and will be charged only for a result.',
        '[⏹ Stop]',
        '[🏠 Menu]',
      ].join('\n'),
    );
  });

  it('an order of the past', () => {
    const past: Screen = {
      kind: 'past',
      generation: generation(),
      deliveries: [],
      ...asLastSeen,
    };
    expect(shown(past, 'ru')).toBe(
      [
        '<b>Z-Image</b>',
        '✅ Готово. Списано: 1,00 ₽.',
        'Дата: 24 ноября 2026 г. в 14:59 МСК',
        '',
        '<b>Параметры</b>',
        'Описание: <i>a cat</i>',
        'Формат кадра: <i>1:1</i>',
        '[⭐ В избранное]',
        '[🔁 Ещё раз]',
        '[💾 Сохранить описание]',
        '[⬅️ Назад] [🏠 Меню]',
      ].join('\n'),
    );
  });
});
