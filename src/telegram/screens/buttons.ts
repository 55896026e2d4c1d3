import type { Language } from '../../../generated/messages.ts';
import type { PickList } from '../../core/catalogue/picks.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Button, Keyboard } from '../message.ts';
import { text } from '../texts.ts';

/** Ways out that stand under many screens. */

export function menuButton(language: Language): Button {
  return { text: text(language, 'menu-main'), action: { kind: 'menu' } };
}

export function historyButton(language: Language): Button {
  return { text: text(language, 'menu-history'), action: { kind: 'history', page: 0 } };
}

export function ideasButton(language: Language): Button {
  return { text: text(language, 'menu-ideas'), action: { kind: 'ideas' } };
}

export function promptsButton(language: Language): Button {
  return { text: text(language, 'menu-prompts'), action: { kind: 'prompts', page: 0 } };
}

export function examplesButton(language: Language): Button {
  return { text: text(language, 'menu-examples'), action: { kind: 'examples' } };
}

/** Keeps what was said for the next time. */
export function keepOrderPromptButton(language: Language, generationId: number): Button {
  return {
    text: text(language, 'prompt-keep'),
    action: { kind: 'keep-order-prompt', generationId },
  };
}

export function pickButton(language: Language, list: PickList): Button {
  return { text: text(language, `menu-${list}`), action: { kind: 'pick', list, page: 0 } };
}

export function familiesButton(language: Language): Button {
  return { text: text(language, 'menu-families'), action: { kind: 'families' } };
}

/** One step back, wherever that is. */
export function backButton(language: Language, action: Action): Button {
  return { text: text(language, 'menu-back'), action };
}

/** All that can be done with a result. */
export function nextButton(language: Language, generationId: number): Button {
  return { text: text(language, 'result-next'), action: { kind: 'past', generationId } };
}

/** To where the price of it is told. */
export function sendAgainButton(language: Language, generationId: number): Button {
  return { text: text(language, 'order-resend'), action: { kind: 'past', generationId } };
}

export function originalsButton(language: Language, generationId: number): Button {
  return { text: text(language, 'order-originals'), action: { kind: 'originals', generationId } };
}

/** Two in a row. */
export function pairs(buttons: readonly Button[]): Keyboard {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
