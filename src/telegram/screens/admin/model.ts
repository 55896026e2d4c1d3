import type { Language } from '../../../../generated/messages.ts';
import { type ModelId, models } from '../../../../generated/models/index.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { Outage } from '../../../core/catalogue/breaker.ts';
import { priceRange } from '../../../core/catalogue/price-range.ts';
import { contractShelf, type ShelfChange, underShelf } from '../../../core/catalogue/shelf.ts';
import { modelOf } from '../../../core/generation/model-of.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import { contractFreeLimits } from '../../../core/money/free-tier.ts';
import { formatMoment } from '../../format-date.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';
import { saidHtml } from './said.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** More would be a long list; a model that is not in it is found by its name. */
const MODELS_MAX = 20;

/** Models that were changed, or those that were found. */
export function renderModels(
  { modelIds, isSearch }: ViewOf<'models'>,
  language: Language,
): Message {
  const rows = modelIds.slice(0, MODELS_MAX).map((modelId): Button[] => [
    {
      text: modelOf(modelId)?.title[language] ?? modelId,
      action: { kind: 'admin', admin: { kind: 'model', modelId } },
    },
  ]);
  const key = isSearch
    ? 'admin-models-found'
    : modelIds.length === 0
      ? 'admin-models-unchanged'
      : 'admin-models-changed';
  return {
    html: joinHtml([text(language, key), text(language, 'admin-models-ask')], '\n\n'),
    keyboard: [...rows, [toAdminMenu(language)]],
  };
}

/** Whether a model is offered, and for how much. */
export function renderModel(
  { modelId, change, outage }: ViewOf<'model'>,
  language: Language,
): Message {
  const { isOffered, pricePercent } = change;
  const shelf = { [modelId]: change };
  const from = (at: typeof shelf): string => {
    const range = Object.hasOwn(models, modelId)
      ? underShelf(at, () => priceRange(modelId as ModelId))
      : null;
    return range === null ? '–' : formatKopecks(range.from, language);
  };
  const lines = [
    titleOf(modelId, language),
    ...(isOffered && outage !== null
      ? []
      : [text(language, isOffered ? 'admin-model-on' : 'admin-model-off')]),
    ...(outage === null ? [] : outageLines(outage, language)),
    text(language, 'admin-model-price', {
      percent: String(pricePercent),
      contract: from(contractShelf),
      price: from(shelf),
    }),
    freeLine(modelId, change, language),
  ];
  const turn = isOffered
    ? adminButton(language, 'admin-model-turn-off', { kind: 'offer', modelId, turn: 'off' })
    : adminButton(language, 'admin-model-turn-on', { kind: 'offer', modelId, turn: 'on' });
  return {
    html: joinHtml(lines),
    keyboard: [
      ...(outage === null ? [] : [[restoreButton(modelId, language)]]),
      [turn],
      [
        adminButton(language, 'admin-model-percent', { kind: 'percent', modelId }),
        adminButton(language, 'admin-model-free', { kind: 'free', modelId }),
      ],
      [adminButton(language, 'admin-models', { kind: 'models' }), toAdminMenu(language)],
    ],
  };
}

/** The bot has taken a model off sale, or put it back. */
export function renderModelNews(
  { modelId, outage }: ViewOf<'model-news'>,
  language: Language,
): Message {
  const card = adminButton(language, 'admin-model-show', { kind: 'model', modelId });
  const title = titleOf(modelId, language);
  if (outage === null) {
    const lines = [text(language, 'admin-model-works'), title];
    return { html: joinHtml(lines), keyboard: [[card]] };
  }
  const keepOff = { kind: 'offer', modelId, turn: 'off' } as const;
  return {
    html: joinHtml([text(language, 'admin-model-rests'), title, ...outageLines(outage, language)]),
    keyboard: [
      [restoreButton(modelId, language)],
      [adminButton(language, 'admin-model-keep-off', keepOff)],
      [card],
    ],
  };
}

/** How many orders are free, and whether the contract says so. */
function freeLine(modelId: string, { free }: ShelfChange, language: Language): string {
  const { perHour, perDay } = free ?? contractFreeLimits(modelId);
  const words =
    perHour === 0 || perDay === 0
      ? text(language, 'admin-model-free-none')
      : text(language, 'free-limits', { hourly: String(perHour), daily: String(perDay) });
  return free === null ? text(language, 'admin-model-by-contract', { words }) : words;
}

export function renderAskFree(
  { modelId, change }: ViewOf<'ask-free'>,
  language: Language,
): Message {
  return {
    html: joinHtml([freeLine(modelId, change, language), text(language, 'admin-ask-free')]),
    keyboard: [
      ...(change.free === null
        ? []
        : [[adminButton(language, 'admin-free-contract', { kind: 'free-contract', modelId })]]),
      [adminButton(language, 'menu-back', { kind: 'model', modelId })],
    ],
  };
}

export function titleOf(modelId: string, language: Language): Html {
  return html`<b>${modelOf(modelId)?.title[language] ?? modelId}</b> · <code>${modelId}</code>`;
}

function restoreButton(modelId: string, language: Language): Button {
  return adminButton(language, 'admin-model-restore', { kind: 'restore', modelId });
}

function outageLines(
  { failures, retryAtMs, said }: Pick<Outage, 'failures' | 'retryAtMs' | 'said'>,
  language: Language,
): readonly Html[] {
  const moment = formatMoment(retryAtMs, language);
  return [
    html`${text(language, 'admin-model-outage', { count: failures, moment })}`,
    saidHtml(said),
  ];
}

export function renderAskPercent({ modelId }: ViewOf<'ask-percent'>, language: Language): Message {
  return {
    html: html`${text(language, 'admin-ask-percent')}`,
    keyboard: [[adminButton(language, 'menu-back', { kind: 'model', modelId })]],
  };
}
