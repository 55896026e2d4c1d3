import type { Language } from '../../../generated/messages.ts';
import { taskLabels } from '../../../generated/models/labels.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { readyPrompts, taskExamples } from '../../core/prompts/ready-prompts.ts';
import { lastPageOf, PROMPTS_MAX, type SavedPrompt } from '../../core/prompts/saved-prompt.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { shortened } from '../shortened.ts';
import { text } from '../texts.ts';
import { backButton, examplesButton, menuButton, promptsButton } from './buttons.ts';
import { pageButtons } from './choose-model.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

/** Enough to tell one from another on a phone. */
const LABEL_LENGTH_MAX = 48;
/** What one of many may take of a message. */
const WORDS_LENGTH_MAX = 160;
/** A saved one may be longer than a message. */
const BODY_LENGTH_MAX = 3_500;

/** What the user keeps, newest first. */
export function renderPrompts({ page, prompts }: ScreenOf<'prompts'>, language: Language): Message {
  const { items, total } = prompts;
  const lines = [
    html`<b>${text(language, 'prompts')}</b>`,
    total === 0
      ? text(language, 'prompts-empty')
      : text(language, 'prompts-count', { count: String(total), maximum: String(PROMPTS_MAX) }),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      ...rowsOf(items, (promptId) => ({ kind: 'prompt', promptId })),
      pageButtons({ page, pages: lastPageOf(prompts) + 1 }, (to) => ({
        kind: 'prompts',
        page: to,
      })),
      [examplesButton(language), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function rowsOf(items: readonly SavedPrompt[], actionOf: (id: number) => Action): Button[][] {
  return items.map(({ id, body }) => [{ text: labelOf(body), action: actionOf(id) }]);
}

function labelOf(words: string): string {
  return shortened(words, LABEL_LENGTH_MAX);
}

/** One of them in full, and what can be done with it. */
export function renderPrompt(
  { prompt: { id: promptId, body } }: ScreenOf<'prompt'>,
  language: Language,
): Message {
  return {
    html: html`${shortened(body, BODY_LENGTH_MAX)}`,
    keyboard: [
      [{ text: text(language, 'wish-make'), action: { kind: 'use-prompt', promptId } }],
      [{ text: text(language, 'prompt-delete'), action: { kind: 'delete-prompt', promptId } }],
      [backButton(language, { kind: 'prompts', page: 0 }), menuButton(language)],
    ],
  };
}

/** What may answer the open question: what the user keeps, and ready ones. */
export function renderChoosePrompt(
  { draftId, modelId, page, prompts }: ScreenOf<'choose-prompt'>,
  language: Language,
): Message {
  const ready = readyPrompts(modelId).map((words, number): Button[] => [
    { text: `💡 ${labelOf(words[language])}`, action: { kind: 'take-ready', draftId, number } },
  ]);
  const back: Button = {
    text: text(language, 'form-return'),
    action: { kind: 'resume', draftId },
  };
  const takeOf = (promptId: number): Action => ({ kind: 'take-prompt', draftId, promptId });
  const turn = (to: number): Action => ({ kind: 'choose-prompt', draftId, page: to });
  const isEmpty = prompts.total === 0;
  const lines = [
    html`<b>${text(language, 'prompts-choose')}</b>`,
    text(language, isEmpty ? 'prompts-empty' : 'prompts-choose-hint'),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      ...rowsOf(prompts.items, takeOf),
      pageButtons({ page, pages: lastPageOf(prompts) + 1 }, turn),
      ...(page === 0 ? ready : []),
      [back],
    ].filter((row) => row.length > 0),
  };
}

/** An example for each task; a tap begins a form with it. */
export function renderExamples(language: Language): Message {
  const examples = taskExamples();
  const lines = examples.map(
    ({ task, words }) =>
      html`<b>${taskLabels[task][language]}</b>: ${shortened(words[language], WORDS_LENGTH_MAX)}`,
  );
  return {
    html: joinHtml([html`<b>${text(language, 'examples')}</b>`, ...lines], '\n\n'),
    keyboard: [
      ...examples.map(({ task, modelId }): Button[] => [
        { text: taskLabels[task][language], action: { kind: 'example', modelId } },
      ]),
      [promptsButton(language), menuButton(language)],
    ],
  };
}
