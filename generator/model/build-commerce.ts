import { parseDecimal } from './decimal.ts';
import { localized } from './localized.ts';
import type { BotSection, PaymentsSection, PricingSection } from './model.ts';
import {
  child,
  childOrEmpty,
  list,
  nodes,
  number,
  numberOrNull,
  type RawNode,
  text,
  texts,
} from './raw-node.ts';

const KOPECKS_PER_RUBLE = 100n;
const MICRO_PER_CREDIT = 1_000_000n;

/** The three figures of a price as one exact fraction of kopecks per millionth of a credit. */
export function buildPricing(pricing: RawNode): PricingSection {
  const written = {
    usdPerCredit: text(pricing, 'usd_per_credit'),
    rubPerUsd: text(pricing, 'rub_per_usd'),
    markup: text(pricing, 'markup'),
  };
  const { usdPerCredit, rubPerUsd, markup } = written;
  return {
    ...written,
    kopecksPerCreditMicro: kopecksPerCreditMicro([usdPerCredit, rubPerUsd, markup]),
    costKopecksPerCreditMicro: kopecksPerCreditMicro([usdPerCredit, rubPerUsd]),
    minimumKopecks: number(pricing, 'minimum_kopecks'),
  };
}

function kopecksPerCreditMicro(
  factors: readonly string[],
): PricingSection['kopecksPerCreditMicro'] {
  const figures = factors.map(parseDecimal);
  const product = (pick: (figure: (typeof figures)[number]) => bigint): bigint =>
    figures.reduce((total, figure) => total * pick(figure), 1n);
  return {
    numerator: product((figure) => figure.digits) * KOPECKS_PER_RUBLE,
    denominator: product((figure) => figure.scale) * MICRO_PER_CREDIT,
  };
}

export function buildPayments(payments: RawNode): PaymentsSection {
  const stars = child(payments, 'stars');
  const invoice = child(payments, 'rub_invoice');
  return {
    starsPackages: nodes(stars, 'packages').map((each) => ({
      stars: number(each, 'stars'),
      kopecks: number(each, 'kopecks'),
    })),
    preCheckoutSeconds: number(stars, 'pre_checkout_seconds'),
    rubInvoice: {
      enabledByEnv: text(invoice, 'enabled_by_env'),
      minimumKopecks: number(invoice, 'minimum_kopecks'),
      maximumKopecks: number(invoice, 'maximum_kopecks'),
    },
  };
}

export function buildBot(bot: RawNode): BotSection {
  const freeTier = child(bot, 'free_tier');
  const referral = child(bot, 'referral');
  return {
    languages: texts(bot, 'languages'),
    defaultLanguage: text(bot, 'default_language'),
    commands: nodes(bot, 'commands').map((each) => ({
      command: text(each, 'command'),
      description: localized(each, 'description'),
      capability: text(each, 'capability'),
    })),
    limits: child(bot, 'limits') as Record<string, number>,
    modelBreaker: modelBreaker(childOrEmpty(bot, 'model_breaker')),
    freeTier: {
      models: texts(freeTier, 'models'),
      perDay: number(freeTier, 'per_day'),
      perHour: number(freeTier, 'per_hour'),
    },
    quickActions: Object.entries(childOrEmpty(bot, 'quick_actions')).map(quickAction),
    welcomeCreditKopecks: number(bot, 'welcome_credit_kopecks'),
    referral: {
      bonusKopecks: number(referral, 'bonus_kopecks'),
      dailyLimit: number(referral, 'daily_limit'),
    },
  };
}

/** As the schema says of what is absent. */
function modelBreaker(node: RawNode): BotSection['modelBreaker'] {
  return {
    failures: numberOrNull(node, 'failures') ?? 3,
    pauseMinutes: 'pause_minutes' in node ? (list(node, 'pause_minutes') as number[]) : PAUSES,
  };
}

const PAUSES = [10, 30, 120, 360];

function quickAction([action, data]: readonly [
  string,
  unknown,
]): BotSection['quickActions'][number] {
  const node = data as RawNode;
  const words = childOrEmpty(node, 'texts');
  return {
    action,
    title: localized(node, 'title'),
    modelId: text(node, 'model'),
    input: childOrEmpty(node, 'input'),
    texts: Object.fromEntries(Object.keys(words).map((name) => [name, localized(words, name)])),
  };
}
