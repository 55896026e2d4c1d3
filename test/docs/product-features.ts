import type { Capability } from '../../generated/modes.ts';

/** What a feature is about. */
export type FeatureGroup =
  | 'discovery'
  | 'user'
  | 'results'
  | 'money'
  | 'care'
  | 'admin'
  | 'resilience';

export interface ProductFeature {
  readonly group: FeatureGroup;
  /** What a person gets from it. */
  readonly what: string;
  /** Where the contract describes it. */
  readonly contract: string;
  readonly capability: Capability;
}

/**
 * What the bot promises. Transcripts name a feature by its key:
 * `<!-- shows first-result -->`, before the conversation that shows it.
 */
export const productFeatures = {
  search: {
    group: 'discovery',
    what: 'finds a model by name or purpose, in spite of slips and the wrong keyboard',
    contract: 'models',
    capability: 'show_menu',
  },
  lists: {
    group: 'discovery',
    what: 'lists what is popular, cheapest, new or free today, and the models of a family',
    contract: 'models',
    capability: 'show_menu',
  },
  card: {
    group: 'discovery',
    what: 'shows of a model what it needs, its limits, its price, how long it usually takes, an example',
    contract: 'models',
    capability: 'show_menu',
  },
  example: {
    group: 'discovery',
    what: 'fills a form in with the example on the card of its model',
    contract: 'models',
    capability: 'generate',
  },
  ideas: {
    group: 'discovery',
    what: 'begins from a ready idea, in which only what is the user’s own is missing',
    contract: 'bot.quick_actions',
    capability: 'generate',
  },
  prompts: {
    group: 'discovery',
    what: 'keeps descriptions to use again, and has ready ones for each task',
    contract: 'bot.limits.saved_prompts_per_user',
    capability: 'generate',
  },
  'album-wish': {
    group: 'discovery',
    what: 'takes an album as one wish, or as one answer, with all its pictures',
    contract: 'models',
    capability: 'generate',
  },
  onboarding: {
    group: 'discovery',
    what: 'shows a newcomer once what it does, with a first picture at two taps',
    contract: 'bot.free_tier',
    capability: 'show_menu',
  },
  'newcomer-wish': {
    group: 'discovery',
    what: 'proposes a form to a newcomer whose first message says what they want',
    contract: 'bot.welcome_credit_kopecks',
    capability: 'generate',
  },
  wish: {
    group: 'discovery',
    what: 'makes a form with model, parameters and price of a wish in plain words',
    contract: 'models',
    capability: 'generate',
  },
  'first-result': {
    group: 'user',
    what: 'leads from the menu over a short form and its price to the result',
    contract: 'models',
    capability: 'generate',
  },
  corrections: {
    group: 'user',
    what: 'says what is wrong with an answer and what is possible, and forgets nothing',
    contract: 'models',
    capability: 'generate',
  },
  'own-files': {
    group: 'user',
    what: 'takes files of the user as answers, and says which ones it cannot take',
    contract: 'bot.limits.media_download_bytes_max',
    capability: 'generate',
  },
  'answers-in-parts': {
    group: 'user',
    what: 'asks for lists part by part: scenes of a video, voices of a dialogue',
    contract: 'models',
    capability: 'generate',
  },
  language: {
    group: 'user',
    what: 'speaks Russian and English, and goes on in the middle of a form',
    contract: 'bot.languages',
    capability: 'show_menu',
  },
  help: {
    group: 'user',
    what: 'explains itself topic by topic and shows its terms',
    contract: 'bot.commands',
    capability: 'show_help',
  },
  albums: {
    group: 'results',
    what: 'sends several pictures as an album',
    contract: 'models',
    capability: 'generate',
  },
  speech: {
    group: 'results',
    what: 'sends speech and music as audio',
    contract: 'models',
    capability: 'generate',
  },
  texts: {
    group: 'results',
    what: 'sends texts as messages',
    contract: 'models',
    capability: 'generate',
  },
  history: {
    group: 'results',
    what: 'keeps results: look, send again, send as a file, order again',
    contract: 'bot.commands',
    capability: 'generate',
  },
  'use-result': {
    group: 'results',
    what: 'gives a result, or several, to another model for another task',
    contract: 'models',
    capability: 'generate',
  },
  vary: {
    group: 'results',
    what: 'makes a result larger, or another one with another seed',
    contract: 'models',
    capability: 'generate',
  },
  favourites: {
    group: 'results',
    what: 'keeps favourites, and shows of the results what one wants to see',
    contract: 'database.tables.generations',
    capability: 'generate',
  },
  redeliver: {
    group: 'results',
    what: 'sends again what Telegram did not take, and charges for it once',
    contract: 'queue.tasks.deliver-result',
    capability: 'change_balance',
  },
  share: {
    group: 'results',
    what: 'shows a result to whoever has its link, until that is withdrawn',
    contract: 'database.tables.shares',
    capability: 'generate',
  },
  'welcome-credit': {
    group: 'money',
    what: 'gives a newcomer a first credit',
    contract: 'bot.welcome_credit_kopecks',
    capability: 'change_balance',
  },
  'top-up': {
    group: 'money',
    what: 'takes Stars, also in the middle of an order, which waits and comes back',
    contract: 'payments.stars',
    capability: 'take_payment',
  },
  'top-up-rub': {
    group: 'money',
    what: 'takes roubles by card when there is a provider, who alone gives them back',
    contract: 'payments.rub_invoice',
    capability: 'take_payment',
  },
  spending: {
    group: 'money',
    what: 'shows what was spent lately, and the number of each payment',
    contract: 'payments.stars',
    capability: 'take_payment',
  },
  'payment-questions': {
    group: 'money',
    what: 'passes a question about a payment on to the team, who answer from the bot',
    contract: 'bot.commands',
    capability: 'show_help',
  },
  'free-tier': {
    group: 'money',
    what: 'makes some orders of a model for nothing, by hour and day',
    contract: 'bot.free_tier',
    capability: 'generate',
  },
  promo: {
    group: 'money',
    what: 'redeems a promo code once, by command or link',
    contract: 'bot.commands',
    capability: 'change_balance',
  },
  referral: {
    group: 'money',
    what: 'thanks who brought a user that pays',
    contract: 'bot.referral',
    capability: 'change_balance',
  },
  'found-payment': {
    group: 'money',
    what: 'compares the payments of Telegram with its books, and adds one that never arrived',
    contract: 'payments.stars',
    capability: 'take_payment',
  },
  budget: {
    group: 'money',
    what: 'holds a limit for a day that the user sets',
    contract: 'bot.commands',
    capability: 'change_balance',
  },
  fairness: {
    group: 'care',
    what: 'serves whoever has least under way first, and says how many go before',
    contract: 'queue',
    capability: 'generate',
  },
  limits: {
    group: 'care',
    what: 'lets nobody run more at a time than the contract says, also after a crash',
    contract: 'bot.limits.active_jobs_per_user',
    capability: 'generate',
  },
  settings: {
    group: 'care',
    what: 'lets news be switched off, and results come without a sound',
    contract: 'bot.commands',
    capability: 'show_menu',
  },
  blocked: {
    group: 'care',
    what: 'takes no money from somebody who has blocked it, and serves them again when they are back',
    contract: 'models',
    capability: 'generate',
  },
  stop: {
    group: 'care',
    what: 'stops an order that has not begun, and the money comes back',
    contract: 'modes.active.capabilities',
    capability: 'change_balance',
  },
  'model-rests': {
    group: 'resilience',
    what: 'takes a model off sale that fails again and again, and puts it back when it works',
    contract: 'bot.model_breaker',
    capability: 'generate',
  },
  'nothing-for-nothing': {
    group: 'care',
    what: 'gives the money back when there is no result: failed, refused, late, undeliverable',
    contract: 'models',
    capability: 'generate',
  },
  'every-word-answered': {
    group: 'care',
    what: 'answers every word and file, also those that it cannot use',
    contract: 'modes.active.capabilities',
    capability: 'show_menu',
  },
  'old-buttons': {
    group: 'care',
    what: 'leads from old buttons to what is there now',
    contract: 'bot.limits.callback_data_bytes_max',
    capability: 'show_menu',
  },
  'forgotten-form': {
    group: 'care',
    what: 'keeps a form that was left alone for its time, and then says that it has ended',
    contract: 'bot.limits.dialogue_expiry_minutes',
    capability: 'generate',
  },
  'many-taps': {
    group: 'care',
    what: 'makes one order of twenty taps',
    contract: 'security.rate_limits',
    capability: 'generate',
  },
  'admin-users': {
    group: 'admin',
    what: 'card of a user, adjustment in two steps, bans, roles, audit log',
    contract: 'modes.active.capabilities',
    capability: 'admin',
  },
  'admin-orders': {
    group: 'admin',
    what: 'inspector of orders with retry and refund, and figures',
    contract: 'modes.active.capabilities',
    capability: 'admin',
  },
  'admin-models': {
    group: 'admin',
    what: 'models on and off, and their prices',
    contract: 'models',
    capability: 'admin',
  },
  'admin-free': {
    group: 'admin',
    what: 'how many orders of a model are free, changed at once for everybody',
    contract: 'bot.free_tier',
    capability: 'admin',
  },
  'admin-errors': {
    group: 'admin',
    what: 'what went wrong under the number that a user was told, with ways to the user and the order',
    contract: 'database.tables.incidents',
    capability: 'admin',
  },
  'admin-broadcasts': {
    group: 'admin',
    what: 'broadcasts to a segment, shown before they go, stopped and resumed',
    contract: 'queue.tasks',
    capability: 'admin',
  },
  'admin-promo': {
    group: 'admin',
    what: 'promo codes with an amount, a number of people and an end: made in steps, counted, switched off',
    contract: 'bot.commands',
    capability: 'admin',
  },
  'admin-refunds': {
    group: 'admin',
    what: 'gives a payment back, once',
    contract: 'payments.stars',
    capability: 'admin',
  },
  'log-alarm': {
    group: 'admin',
    what: 'tells owners of a line in the log that must not occur, with what mends it',
    contract: 'observability',
    capability: 'admin',
  },
  'vendor-alarm': {
    group: 'admin',
    what: 'tells the team when our account at the vendor is empty',
    contract: 'observability',
    capability: 'admin',
  },
  'survives-a-crash': {
    group: 'resilience',
    what: 'goes on where a killed process stood: one result, one charge',
    contract: 'queue',
    capability: 'run_jobs',
  },
  'safe-while-passive': {
    group: 'resilience',
    what: 'shows what is safe while nobody leads, and says that the rest comes later',
    contract: 'modes.passive',
    capability: 'show_menu',
  },
  'kept-while-passive': {
    group: 'resilience',
    what: 'keeps what comes while nobody leads, and does it afterwards',
    contract: 'modes.passive',
    capability: 'receive_updates',
  },
} as const satisfies Readonly<Record<string, ProductFeature>>;

export type FeatureName = keyof typeof productFeatures;
