import { freeTier } from '../../../generated/bot.ts';
import type { Language, MessageKey } from '../../../generated/messages.ts';
import { familyLabels } from '../../../generated/models/labels.ts';
import { type Offer, pageAt } from '../../core/catalogue/offer.ts';
import {
  cheapestOffers,
  freeOffers,
  newOffers,
  offeredFamilies,
  offersOfFamily,
  type PickList,
  pickLists,
  popularOffers,
} from '../../core/catalogue/picks.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { type FreeUsesByModel, freeAllowance } from '../../core/money/free-tier.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, familiesButton, menuButton, pairs, pickButton } from './buttons.ts';
import { offerButton, pageButtons } from './choose-model.ts';
import { renderNotice } from './notice.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

const ABOUT = {
  popular: 'popular-about',
  cheapest: 'cheapest-about',
  new: 'new-about',
} as const satisfies Partial<Record<PickList, MessageKey>>;

/** Models for somebody who does not know yet what they want. */
export function renderPick(
  { list, page, uses, freeUses }: ScreenOf<'pick'>,
  language: Language,
): Message {
  const offers = offersOf(list, { uses, freeUses });
  const ways: Button[] = [
    ...pickLists.filter((other) => other !== list).map((other) => pickButton(language, other)),
    familiesButton(language),
  ];
  const about = aboutOf(list, offers.length === 0, language);
  return listMessage(
    { title: text(language, list), about, offers, page, ways, rowOf: rowsOf(list, freeUses) },
    (to) => ({ kind: 'pick', list, page: to }),
    language,
  );
}

function offersOf(
  list: PickList,
  { uses, freeUses }: Pick<ScreenOf<'pick'>, 'uses' | 'freeUses'>,
): readonly Offer[] {
  switch (list) {
    case 'popular':
      return popularOffers(uses);
    case 'cheapest':
      return cheapestOffers();
    case 'new':
      return newOffers();
    case 'free':
      return freeOffers(freeUses).map(({ offer }) => offer);
  }
}

function aboutOf(list: PickList, isEmpty: boolean, language: Language): string {
  if (list === 'popular' && isEmpty) return text(language, 'popular-empty');
  if (list === 'free') {
    if (isEmpty) return text(language, 'free-empty');
    const { perHour, perDay } = freeTier;
    return text(language, 'free-about', { hourly: String(perHour), daily: String(perDay) });
  }
  return text(language, ABOUT[list]);
}

/** Where orders are free, what is left says more than the price. */
function rowsOf(list: PickList, freeUses: FreeUsesByModel): RowOf {
  if (list !== 'free') return offerButton;
  return ({ model }, language) => {
    const left = freeAllowance(model.id, freeUses)?.left ?? 0;
    const title = model.title[language];
    const label =
      left > 0
        ? text(language, 'free-row', { title, count: String(left) })
        : text(language, 'free-row-later', { title });
    return { text: label, action: { kind: 'model', modelId: model.id } };
  };
}

type RowOf = (offer: Offer, language: Language) => Button;

/** Families with how many models each has. */
export function renderFamilies(language: Language): Message {
  const buttons = offeredFamilies().map(
    ({ family, count }): Button => ({
      text: text(language, 'family-row', {
        family: nameOf(family, language),
        count: String(count),
      }),
      action: { kind: 'family', family, page: 0 },
    }),
  );
  return {
    html: html`<b>${text(language, 'families')}</b>`,
    keyboard: [...pairs(buttons), [menuButton(language)]],
  };
}

export function renderFamily({ family, page }: ScreenOf<'family'>, language: Language): Message {
  const offers = offersOfFamily(family);
  if (offers.length === 0) {
    return renderNotice(
      { kind: 'notice', key: 'error-model-unavailable', variables: {} },
      language,
    );
  }
  const about = text(language, 'family-models', { count: offers.length });
  const title = nameOf(family, language);
  const ways = [backButton(language, { kind: 'families' })];
  return listMessage(
    { title, about, offers, page, ways },
    (to) => ({ kind: 'family', family, page: to }),
    language,
  );
}

interface OfferList {
  readonly title: string;
  readonly about: string;
  readonly offers: readonly Offer[];
  readonly page: number;
  /** Where else to look. */
  readonly ways: readonly Button[];
  /** Usually with the price. */
  readonly rowOf?: RowOf;
}

function listMessage(
  { title, about, offers: all, page: wanted, ways, rowOf = offerButton }: OfferList,
  actionOf: (page: number) => Action,
  language: Language,
): Message {
  const { offers, page, pages } = pageAt(all, wanted);
  const lines = [
    html`<b>${title}</b>`,
    about,
    pages > 1 ? text(language, 'task-page', { page: page + 1, pages }) : '',
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      ...offers.map((offer) => [rowOf(offer, language)]),
      pageButtons({ page, pages }, actionOf),
      ...pairs(ways),
      [menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function nameOf(family: string, language: Language): string {
  return familyLabels[family as keyof typeof familyLabels]?.[language] ?? family;
}
