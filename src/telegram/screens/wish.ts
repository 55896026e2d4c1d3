import type { Language } from '../../../generated/messages.ts';
import { taskLabels } from '../../../generated/models/labels.ts';
import { pageAt } from '../../core/catalogue/offer.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton, pairs } from './buttons.ts';
import { offerButton, pageButtons } from './choose-model.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

/** What can be done with what the user has sent. */
export function renderWishTasks({ tasks }: ScreenOf<'wish-tasks'>, language: Language): Message {
  const buttons = tasks.map(
    ({ task, count }): Button => ({
      text: taskWords(taskLabels[task][language], count, language),
      action: { kind: 'wish-task', task },
    }),
  );
  return {
    html: html`<b>${text(language, 'wish-tasks')}</b>`,
    keyboard: [...pairs(buttons), [menuButton(language)]],
  };
}

function taskWords(task: string, count: number | null, language: Language): string {
  return count === null ? task : text(language, 'task-row', { task, count: String(count) });
}

/** Models that take all of it: a tap fills in the form of another one. */
export function renderWishModels(
  { offers: all, page: wanted }: ScreenOf<'wish-models'>,
  language: Language,
): Message {
  const { offers, page, pages } = pageAt(all, wanted);
  const lines = [
    html`<b>${text(language, 'wish-models')}</b>`,
    pages > 1 ? text(language, 'task-page', { page: page + 1, pages }) : '',
  ];
  const rows = offers.map((offer): Button[] => [
    {
      ...offerButton(offer, language),
      action: { kind: 'wish-model', modelId: offer.model.id },
    },
  ]);
  const turns = pageButtons({ page, pages }, (to) => ({ kind: 'wish-models', page: to }));
  return {
    html: joinHtml(lines),
    keyboard: [
      ...rows,
      ...(turns.length === 0 ? [] : [turns]),
      [otherTaskButton(language), menuButton(language)],
    ],
  };
}

/** Under a form that was made from a wish. */
export function wishRow(language: Language): Button[] {
  return [
    { text: text(language, 'wish-other-model'), action: { kind: 'wish-models', page: 0 } },
    otherTaskButton(language),
  ];
}

function otherTaskButton(language: Language): Button {
  return { text: text(language, 'wish-other-task'), action: { kind: 'wish-tasks' } };
}
