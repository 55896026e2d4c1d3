import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../generated/messages.ts';
import { answerForm, type FormEvent, orderOf, startForm } from '../../../src/core/form/form.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import { isSold } from '../../../src/core/form/questions.ts';
import type { SentFile } from '../../../src/core/incoming.ts';
import { readModelFiles } from '../../models/catalog-files.ts';
import { USED_UP } from '../money/used-up.ts';
import { anyFormAction } from './any-form-action.ts';
import { pressAll, seen } from './seen-form.ts';

/** What may happen to a form: a button that is there, or anything else. */
type Happening = { readonly button: number } | { readonly event: FormEvent };

const sold = readModelFiles()
  .map(({ id }) => id)
  .filter(isSold);

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<b>&amp;"',
    '1',
    '-3,5',
    '1, 2, 3, 4',
    'да',
    '16:9',
    '😀'.repeat(3000),
    'ж'.repeat(4096),
    'https://files.example.com/a.png',
    'https://media.example/x',
    'http://127.0.0.1/a.mp4',
    '__proto__',
  ),
);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const file: fc.Arbitrary<SentFile> = fc.record({
  kind: fc.constantFrom('image', 'video', 'audio', 'document'),
  fileId: fc.string({ minLength: 1 }),
  fileUniqueId: fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'x/../y'), fc.string()),
  mimeType: maybe(
    fc.constantFrom('image/png', 'video/mp4', 'audio/mpeg', 'application/pdf', 'constructor', ''),
  ),
  fileName: maybe(fc.constantFrom('a.png', 'b.mov', 'c', 'toString.wav')),
  bytes: maybe(fc.nat(30_000_000)),
  widthPx: maybe(fc.nat(9000)),
  heightPx: maybe(fc.nat(9000)),
  seconds: maybe(fc.nat(400)),
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ button: fc.nat(50) }) },
  { weight: 2, arbitrary: words.map((text) => ({ event: { text } })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ file, caption: fc.oneof(fc.constant(''), words) })
      .map((event) => ({ event })),
  },
  { weight: 1, arbitrary: anyFormAction.map((event) => ({ event })) },
);

function eventOf(happens: Happening, state: FormState, language: Language): FormEvent {
  if ('event' in happens) return happens.event;
  const taps = seen(state, language)
    .message.keyboard.flat()
    .flatMap(({ action }) => (action.kind === 'form' ? [action.form] : []));
  return taps[happens.button % taps.length] ?? { kind: 'overview' };
}

function happen(state: FormState, happens: Happening, language: Language): FormState {
  const event = eventOf(happens, state, language);
  const { state: next, problems, isStale } = answerForm(state, event);
  if (isStale) expect(next).toBe(state);
  const view = seen(next, language, problems);
  pressAll(next, view);
  const result = orderOf(next, USED_UP);
  expect(result.ok).toBe(view.screen.isComplete);
  if (result.ok) {
    expect(view.screen.price?.kopecks).toBe(result.order.priceKopecks);
    expect(result.order.priceKopecks).toBeGreaterThan(0n);
  }
  // It is stored between two messages, and must come back as it was.
  const stored = JSON.parse(JSON.stringify(next)) as FormState;
  expect(stored).toEqual(next);
  return stored;
}

describe('a form', () => {
  it('E2, E5, E6: takes anything in any order, and every button that it shows leads somewhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sold),
        fc.array(happening, { minLength: 8, maxLength: 25 }),
        fc.constantFrom<Language>('ru', 'en'),
        (id, happenings, language) => {
          let state = startForm('Draft_01', id);
          for (const each of happenings) state = state && happen(state, each, language);
        },
      ),
      { numRuns: 80 },
    );
  });
});
