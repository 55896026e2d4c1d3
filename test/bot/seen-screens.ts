import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Pattern } from '@fluent/bundle/esm/ast.js';
import { fluent as en } from '../../generated/locales/en.ts';
import { fluent as ru } from '../../generated/locales/ru.ts';
import { type Language, languages, type MessageKey } from '../../generated/messages.ts';
import type { AdminScreen } from '../../src/core/admin/admin-screen.ts';
import type { Screen } from '../../src/core/dialogue/screen.ts';

const SOURCES: Readonly<Record<Language, string>> = { en, ru };

/** A text by which each screen is known. */
const SCREENS: Readonly<Record<Exclude<Screen['kind'], 'admin'>, MessageKey>> = {
  welcome: 'welcome-hello',
  menu: 'menu',
  section: 'section-image',
  task: 'task-models',
  card: 'model-needs',
  families: 'families',
  family: 'family-models',
  pick: 'cheapest-about',
  ideas: 'ideas-about',
  prompts: 'prompts-count',
  prompt: 'prompt-delete',
  'choose-prompt': 'prompts-choose',
  examples: 'examples',
  settings: 'settings-always',
  'help-topic': 'help-privacy',
  'wish-tasks': 'wish-tasks',
  'wish-models': 'wish-models',
  search: 'search-found',
  form: 'form-price',
  generation: 'order-confirmed',
  history: 'history',
  'history-filters': 'history-filters',
  past: 'history-date',
  'which-result': 'result-which',
  share: 'share-hidden',
  shared: 'shared-like',
  balance: 'topup-choose',
  budget: 'budget-choose',
  invite: 'invite',
  receipt: 'topup-done',
  topup: 'balance-low',
  help: 'help',
  paysupport: 'paysupport',
  terms: 'terms',
  language: 'language-choose',
  notice: 'error-unknown-command',
};

const ADMIN_SCREENS: Readonly<Record<AdminScreen['show'], MessageKey>> = {
  menu: 'admin-your-role',
  ask: 'admin-ask-adjustment',
  user: 'admin-user-since',
  adjustment: 'admin-adjust-after',
  staff: 'admin-staff-list',
  audit: 'admin-audit-list',
  models: 'admin-models-ask',
  model: 'admin-model-on',
  'model-news': 'admin-model-rests',
  'order-alarm': 'admin-alarm-out-of-credits',
  'user-alarm': 'admin-alarm-payment-question',
  'log-alarm': 'admin-alarm-log',
  questions: 'admin-questions-list',
  'ask-percent': 'admin-ask-percent',
  'ask-free': 'admin-ask-free',
  promos: 'admin-promos-list',
  promo: 'admin-promo-redeemed',
  'promo-draft': 'admin-promo-ask-make',
  incidents: 'admin-ask-incident',
  incident: 'admin-incident-asked',
  broadcasts: 'admin-broadcasts-list',
  'broadcast-text': 'admin-broadcast-segments',
  segments: 'admin-broadcast-segments',
  'broadcast-ask': 'admin-broadcast-ask',
  broadcast: 'admin-broadcast-counts',
  stats: 'admin-stats-users',
  orders: 'admin-orders-list',
  order: 'admin-order-steps',
  'order-refund': 'admin-refund-order-ask',
};

/** Screens of which a conversation has no word, in no language. */
export function unseenScreens(conversations: string): string[] {
  const said = conversations.replace(/\s+/g, ' ');
  const signs = [
    ...Object.entries(SCREENS),
    ...Object.entries(ADMIN_SCREENS).map(([show, key]) => [`admin ${show}`, key] as const),
  ];
  return signs.flatMap(([screen, key]) => (isSaid(key, said) ? [] : [`${screen}: ${key}`]));
}

function isSaid(key: MessageKey, said: string): boolean {
  return languages.some((language) => patternOf(language, key).test(said));
}

/** The fixed words of a message, in their order. */
function patternOf(language: Language, key: MessageKey): RegExp {
  const bundle = new FluentBundle(language);
  bundle.addResource(new FluentResource(SOURCES[language]));
  const value = bundle.getMessage(key)?.value;
  if (value == null) throw new Error(`There is no message ${key} in ${language}.`);
  const pattern = wordsOf(value);
  if (!/\p{L}{3}/u.test(pattern)) throw new Error(`${key} has no words to know it by.`);
  return new RegExp(pattern, 'u');
}

type Part = Exclude<Pattern, string>[number];

function wordsOf(pattern: Pattern): string {
  const parts: readonly Part[] = typeof pattern === 'string' ? [pattern] : pattern;
  return parts.map(partPattern).join('');
}

function partPattern(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (part.type !== 'select') return '.{0,40}?';
  return `(?:${part.variants.map(({ value }) => wordsOf(value)).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
