import { expect } from 'vitest';
import type { Language } from '../../../generated/messages.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { decodeAction, encodeAction } from '../../../src/core/dialogue/action-data.ts';
import { answerForm, formScreen } from '../../../src/core/form/form.ts';
import type { FormAction } from '../../../src/core/form/form-action.ts';
import type { FormScreen } from '../../../src/core/form/form-screen.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import type { Message } from '../../../src/telegram/message.ts';
import { renderForm } from '../../../src/telegram/screens/form.ts';
import { USED_UP } from '../money/used-up.ts';

/** A form as a user sees it. */
export interface SeenForm {
  readonly screen: FormScreen;
  readonly message: Message;
  /** What the buttons carry. */
  readonly data: readonly string[];
}

const DATA_BYTES_MAX = 64;
const LABEL_LENGTH_MAX = 64;
const BUTTONS_MAX = 100;
const MESSAGE_LENGTH_MAX = 4096;

/** Shows a form, and asserts what must be true of each message of one. */
export function seen(
  state: FormState,
  language: Language,
  problems: readonly Problem[] = [],
): SeenForm {
  const screen = formScreen(state, problems, 100_000n, USED_UP);
  const message = renderForm(screen, language);
  const buttons = message.keyboard.flat();
  const data = buttons.map(({ action }) => encodeAction(action));
  expect(plainLength(message.html.source)).toBeLessThanOrEqual(MESSAGE_LENGTH_MAX);
  expect(withoutMarkup(message.html.source)).not.toMatch(/[<>]/);
  expect(buttons.length).toBeLessThanOrEqual(BUTTONS_MAX);
  expect(buttons.length).toBeGreaterThan(0);
  expect(new Set(data).size, `twice the same button: ${data.join(' ')}`).toBe(data.length);
  buttons.forEach(({ text, action }, at) => {
    expect(text).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(LABEL_LENGTH_MAX);
    expect(Buffer.byteLength(data[at] ?? '')).toBeLessThanOrEqual(DATA_BYTES_MAX);
    expect(decodeAction(data[at] ?? '')).toEqual(action);
  });
  return { screen, message, data };
}

/** What a button of this form carries. */
export function dataOf({ draftId }: FormState, form: FormAction): string {
  return encodeAction({ kind: 'form', draftId, form });
}

/** Asserts that each button of a form leads somewhere. */
export function pressAll(state: FormState, { message }: SeenForm): void {
  for (const { action, text } of message.keyboard.flat()) {
    if (action.kind !== 'form') continue;
    const { isStale, state: next } = answerForm(state, action.form);
    expect(isStale, `${state.modelId}: "${text}" is dead`).toBe(false);
    expect(JSON.parse(JSON.stringify(next))).toEqual(next);
  }
}

function withoutMarkup(source: string): string {
  return source.replace(/<\/?(?:b|i)>/g, '');
}

function plainLength(source: string): number {
  return withoutMarkup(source).replace(/&[a-z]+;/g, '.').length;
}
