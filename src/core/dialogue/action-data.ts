import { type Language, languages } from '../../../generated/messages.ts';
import { decodeAdminAction, encodeAdminAction } from '../admin/admin-action.ts';
import { type PickList, pickLists } from '../catalogue/picks.ts';
import { decodeFormAction, encodeFormAction } from '../form/form-action.ts';
import type { Action } from './action.ts';
import { isHelpTopic } from './help-topic.ts';
import { isHistoryFilter } from './history.ts';
import type { Section } from './screen.ts';
import { isSettingsChange } from './user-settings.ts';
import { wholeNumber } from './whole-number.ts';
import { isWordsAction, ofWords } from './words-action.ts';

/** Buttons of another version are stale: their meaning may have changed. */
const VERSION = '1';
/** Telegram refuses a keyboard with a longer one, and with it the whole message. */
const DATA_BYTES_MAX = 64;

/**
 * What a button carries.
 * @throws when it is longer than Telegram allows, which is a fault in the code
 */
export function encodeAction(action: Action): string {
  const data = [VERSION, action.kind, ...argumentsOf(action)].join(':');
  if (new TextEncoder().encode(data).length > DATA_BYTES_MAX)
    throw new Error(`Callback data is too long: ${data}`);
  return data;
}

function argumentsOf(action: Action): readonly (string | number)[] {
  if ('generationId' in action) return ofOrder(action);
  if (isWordsAction(action)) return ofWords(action);
  switch (action.kind) {
    case 'menu':
    case 'status':
    case 'paysupport':
    case 'terms':
    case 'balance':
    case 'promo':
    case 'invite':
    case 'search':
    case 'families':
    case 'ideas':
    case 'wish':
    case 'wish-tasks':
    case 'tour':
    case 'examples':
    case 'try':
    case 'no-news':
    case 'history-filters':
      return [];
    case 'help':
      return action.topic === null ? [] : [action.topic];
    case 'settings':
      return action.change === null ? [] : [action.change];
    case 'wish-task':
      return [action.task];
    case 'quick':
      return [action.action];
    case 'budget':
      return action.kopecks === null ? [] : [action.kopecks];
    case 'language':
      return action.language === null ? [] : [action.language];
    case 'section':
      return [action.section];
    case 'task':
      return [action.task, action.page];
    case 'family':
      return [action.family, action.page];
    case 'pick':
      return [action.list, action.page];
    case 'model':
    case 'wish-model':
    case 'example':
    case 'new':
      return [action.modelId];
    case 'form':
      return [action.draftId, encodeFormAction(action.form)];
    case 'confirm':
      return [action.draftId, action.priceKopecks];
    case 'discard':
    case 'resume':
      return [action.draftId];
    case 'history':
      return action.filter === undefined ? [action.page] : [action.page, action.filter];
    case 'found':
    case 'wish-models':
    case 'prompts':
      return [action.page];
    case 'like':
      return [action.token];
    case 'buy':
      return [action.currency, action.amount];
    case 'admin':
      return encodeAdminAction(action.admin);
  }
}

type OrderAction = Extract<Action, { readonly generationId: number }>;

/** An order, and what else is said of it. */
function ofOrder(action: OrderAction): readonly (string | number)[] {
  const { generationId } = action;
  switch (action.kind) {
    case 'use':
    case 'upscale':
      return action.which === null ? [generationId] : [generationId, action.which];
    case 'favourite':
      return [generationId, action.isOn ? 1 : 0];
    case 'redeliver':
      return [generationId, action.priceKopecks];
    default:
      return [generationId];
  }
}

/** What a button means; null for data of another version, or of no version at all. */
export function decodeAction(data: string): Action | null {
  const [version, kind, ...parts] = data.split(':');
  if (version !== VERSION || kind === undefined || !Object.hasOwn(DECODERS, kind)) return null;
  return DECODERS[kind as Action['kind']](parts);
}

type Decoder<Kind extends Action['kind']> = (
  parts: readonly string[],
) => Extract<Action, { readonly kind: Kind }> | null;

const DECODERS: { readonly [Kind in Action['kind']]: Decoder<Kind> } = {
  menu: none({ kind: 'menu' }),
  help: ([topic = null, ...rest]) =>
    rest.length === 0 && (topic === null || isHelpTopic(topic)) ? { kind: 'help', topic } : null,
  status: none({ kind: 'status' }),
  paysupport: none({ kind: 'paysupport' }),
  terms: none({ kind: 'terms' }),
  balance: none({ kind: 'balance' }),
  promo: none({ kind: 'promo' }),
  invite: none({ kind: 'invite' }),
  tour: none({ kind: 'tour' }),
  try: none({ kind: 'try' }),
  settings: ([change = null, ...rest]) =>
    rest.length === 0 && (change === null || isSettingsChange(change))
      ? { kind: 'settings', change }
      : null,
  'no-news': none({ kind: 'no-news' }),
  budget: ([kopecks, ...rest]) => {
    if (kopecks === undefined) return { kind: 'budget', kopecks: null };
    const number = wholeNumber(kopecks);
    return number === null || rest.length > 0 ? null : { kind: 'budget', kopecks: number };
  },
  language: ([language = null, ...rest]) =>
    rest.length === 0 && (language === null || isLanguage(language))
      ? { kind: 'language', language }
      : null,
  section: one((section) => (isSection(section) ? { kind: 'section', section } : null)),
  task: namedPage((task, page) => ({ kind: 'task', task, page })),
  families: none({ kind: 'families' }),
  family: namedPage((family, page) => ({ kind: 'family', family, page })),
  pick: namedPage((list, page) => (isPickList(list) ? { kind: 'pick', list, page } : null)),
  wish: none({ kind: 'wish' }),
  'wish-tasks': none({ kind: 'wish-tasks' }),
  'wish-task': one((task) => ({ kind: 'wish-task', task })),
  'wish-models': oneNumber((page) => ({ kind: 'wish-models', page })),
  'wish-model': one((modelId) => ({ kind: 'wish-model', modelId })),
  prompts: oneNumber((page) => ({ kind: 'prompts', page })),
  prompt: oneNumber((promptId) => ({ kind: 'prompt', promptId })),
  'use-prompt': oneNumber((promptId) => ({ kind: 'use-prompt', promptId })),
  'delete-prompt': oneNumber((promptId) => ({ kind: 'delete-prompt', promptId })),
  'keep-order-prompt': oneNumber((generationId) => ({ kind: 'keep-order-prompt', generationId })),
  'keep-form-prompt': one((draftId) => ({ kind: 'keep-form-prompt', draftId })),
  'choose-prompt': namedPage((draftId, page) => ({ kind: 'choose-prompt', draftId, page })),
  'take-prompt': namedPage((draftId, promptId) => ({ kind: 'take-prompt', draftId, promptId })),
  'take-ready': namedPage((draftId, number) => ({ kind: 'take-ready', draftId, number })),
  examples: none({ kind: 'examples' }),
  ideas: none({ kind: 'ideas' }),
  quick: one((action) => ({ kind: 'quick', action })),
  search: none({ kind: 'search' }),
  found: oneNumber((page) => ({ kind: 'found', page })),
  model: one((modelId) => ({ kind: 'model', modelId })),
  example: one((modelId) => ({ kind: 'example', modelId })),
  new: one((modelId) => ({ kind: 'new', modelId })),
  form: ([draftId = '', ...rest]) => {
    const form = decodeFormAction(rest.join(':'));
    return draftId === '' || form === null ? null : { kind: 'form', draftId, form };
  },
  confirm: ([draftId = '', price = '', ...rest]) => {
    const priceKopecks = wholeNumber(price);
    if (draftId === '' || priceKopecks === null || rest.length > 0) return null;
    return { kind: 'confirm', draftId, priceKopecks };
  },
  discard: one((draftId) => ({ kind: 'discard', draftId })),
  resume: one((draftId) => ({ kind: 'resume', draftId })),
  history: ([page = '', filter, ...rest]) => {
    const number = wholeNumber(page);
    if (number === null || rest.length > 0) return null;
    if (filter === undefined) return { kind: 'history', page: number };
    return isHistoryFilter(filter) && filter !== 'all'
      ? { kind: 'history', page: number, filter }
      : null;
  },
  'history-filters': none({ kind: 'history-filters' }),
  past: oneNumber((generationId) => ({ kind: 'past', generationId })),
  cancel: oneNumber((generationId) => ({ kind: 'cancel', generationId })),
  repeat: oneNumber((generationId) => ({ kind: 'repeat', generationId })),
  resend: oneNumber((generationId) => ({ kind: 'resend', generationId })),
  originals: oneNumber((generationId) => ({ kind: 'originals', generationId })),
  use: numberAnd((generationId, part) => {
    const which = part === 'all' ? part : whichOf(part);
    return which === undefined ? null : { kind: 'use', generationId, which };
  }),
  upscale: numberAnd((generationId, part) => {
    const which = whichOf(part);
    return which === undefined ? null : { kind: 'upscale', generationId, which };
  }),
  vary: oneNumber((generationId) => ({ kind: 'vary', generationId })),
  favourite: numberAnd((generationId, on) =>
    on === '0' || on === '1' ? { kind: 'favourite', generationId, isOn: on === '1' } : null,
  ),
  redeliver: numberAnd((generationId, price) => {
    const priceKopecks = wholeNumber(price ?? '');
    return priceKopecks === null ? null : { kind: 'redeliver', generationId, priceKopecks };
  }),
  share: oneNumber((generationId) => ({ kind: 'share', generationId })),
  unshare: oneNumber((generationId) => ({ kind: 'unshare', generationId })),
  like: one((token) => ({ kind: 'like', token })),
  buy: ([currency = '', amount = '', ...rest]) => {
    const number = wholeNumber(amount);
    if ((currency !== 'XTR' && currency !== 'RUB') || number === null || rest.length > 0)
      return null;
    return { kind: 'buy', currency, amount: number };
  },
  admin: (parts) => {
    const admin = decodeAdminAction(parts);
    return admin === null ? null : { kind: 'admin', admin };
  },
};

function none<Result>(result: Result) {
  return (parts: readonly string[]): Result | null => (parts.length === 0 ? result : null);
}

function one<Result>(decode: (part: string) => Result | null) {
  return ([part = '', ...rest]: readonly string[]): Result | null =>
    part === '' || rest.length > 0 ? null : decode(part);
}

function oneNumber<Result>(make: (number: number) => Result) {
  return one((part) => {
    const number = wholeNumber(part);
    return number === null ? null : make(number);
  });
}

/** An order, and perhaps what else is said of it. */
function numberAnd<Result>(make: (number: number, more: string | undefined) => Result | null) {
  return ([part = '', more, ...rest]: readonly string[]): Result | null => {
    const number = wholeNumber(part);
    return number === null || rest.length > 0 ? null : make(number, more);
  };
}

/** Undefined for what is no place. */
function whichOf(part: string | undefined): number | null | undefined {
  return part === undefined ? null : (wholeNumber(part) ?? undefined);
}

/** A page of a list that has a name. */
function namedPage<Result>(make: (name: string, page: number) => Result | null) {
  return ([name = '', page = '', ...rest]: readonly string[]): Result | null => {
    const number = wholeNumber(page);
    return name === '' || number === null || rest.length > 0 ? null : make(name, number);
  };
}

function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

const SECTIONS: Readonly<Record<Section, true>> = {
  image: true,
  video: true,
  audio: true,
  text: true,
};

function isSection(text: string): text is Section {
  return Object.hasOwn(SECTIONS, text);
}

function isPickList(text: string): text is PickList {
  return (pickLists as readonly string[]).includes(text);
}
