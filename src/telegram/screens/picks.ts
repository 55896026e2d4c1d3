import type { Language, MessageKey } from '../../../generated/messages.ts';
import { familyLabels } from '../../../generated/models/labels.ts';
import { type Offer, pageAt } from '../../core/catalogue/offer.ts';
import {
  cheapestOffers,
  offeredFamilies,
  offersOfFamily,
  type PickList,
  popularOffers,
} from '../../core/catalogue/picks.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, familiesButton, menuButton, pairs } from './buttons.ts';
import { offerButton, pageButtons } from './choose-model.ts';
import { renderNotice } from './notice.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

const ABOUT: Readonly<Record<PickList, MessageKey & `${PickList}-about`>> = {
  popular: 'popular-about',
  cheapest: 'cheapest-about',
};

/** Models that others use, or the cheapest for each task. */
export function renderPick({ list, page, uses }: ScreenOf<'pick'>, language: Language): Message {
  const offers = list === 'popular' ? popularOffers(uses) : cheapestOffers();
  const other: PickList = list === 'popular' ? 'cheapest' : 'popular';
  const ways: Button[] = [
    { text: text(language, `menu-${other}`), action: { kind: 'pick', list: other, page: 0 } },
    familiesButton(language),
  ];
  const about = text(language, offers.length === 0 ? 'popular-empty' : ABOUT[list]);
  return listMessage(
    { title: text(language, list), about, offers, page, ways },
    (to) => ({ kind: 'pick', list, page: to }),
    language,
  );
}

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
}

function listMessage(
  { title, about, offers: all, page: wanted, ways }: OfferList,
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
      ...offers.map((offer) => [offerButton(offer, language)]),
      pageButtons({ page, pages }, actionOf),
      ways,
      [menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function nameOf(family: string, language: Language): string {
  return familyLabels[family as keyof typeof familyLabels]?.[language] ?? family;
}
