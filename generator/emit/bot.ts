import type { ContractModel } from '../model/model.ts';
import { camelCase } from '../model/names.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/bot.ts`: commands, limits and offers of the bot. */
export const bot = emitterOf('bot', ['bot', 'payments'], (model, sources) => [
  { path: `${model.project.generated}/bot.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const {
    commands,
    limits,
    modelBreaker,
    freeTier,
    welcomeCreditKopecks,
    referral,
    defaultLanguage,
    quickActions,
  } = model.bot;
  const { starsPackages, preCheckoutSeconds, rubInvoice } = model.payments;
  const blocks = [
    unionType(
      'CommandName',
      'A command without its slash.',
      'bot.commands',
      commands.map((each) => each.command),
    ),
    constant(
      'commands',
      'Commands with their descriptions and the capability that they need.',
      'bot.commands',
      commands,
      'readonly {\n  command: CommandName;\n  description: Record<string, string>;\n' +
        '  capability: Capability;\n}[]',
    ),
    constant('defaultLanguage', 'Spoken to a stranger.', 'bot.default_language', defaultLanguage),
    constant('limits', 'Limits of the bot; units end the names.', 'bot.limits', camelKeys(limits)),
    constant(
      'modelBreaker',
      'When a model that fails at the vendor is taken off sale, and how long until it is tried again.',
      'bot.model_breaker',
      {
        failures: modelBreaker.failures,
        pausesMs: modelBreaker.pauseMinutes.map((minutes) => minutes * 60_000),
      },
    ),
    constant('freeTier', 'What is free, and how much of it.', 'bot.free_tier', freeTier),
    constant(
      'quickActions',
      'Ready tasks: a tap begins a form in which this is filled in.',
      'bot.quick_actions',
      quickActions,
      'readonly {\n  action: string;\n  title: Record<string, string>;\n  modelId: string;\n' +
        '  input: Record<string, unknown>;\n  texts: Record<string, Record<string, string>>;\n}[]',
    ),
    constant(
      'welcomeCreditKopecks',
      'Given once to each newcomer.',
      'bot.welcome_credit_kopecks',
      BigInt(welcomeCreditKopecks),
    ),
    constant('referral', 'For bringing someone along.', 'bot.referral', {
      bonusKopecks: BigInt(referral.bonusKopecks),
      dailyLimit: referral.dailyLimit,
    }),
    constant('stars', 'Top-up with Telegram Stars.', 'payments.stars', {
      packages: starsPackages.map(({ stars, kopecks }) => ({ stars, kopecks: BigInt(kopecks) })),
      preCheckoutMs: preCheckoutSeconds * 1000,
    }),
    constant('rubInvoice', 'Top-up with an invoice in roubles.', 'payments.rub_invoice', {
      enabledByEnv: rubInvoice.enabledByEnv,
      minimumKopecks: BigInt(rubInvoice.minimumKopecks),
      maximumKopecks: BigInt(rubInvoice.maximumKopecks),
    }),
  ];
  return `${header(model)}import type { Capability } from './modes.ts';\n\n${blocks.join('\n')}`;
}

function camelKeys(record: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [camelCase(name), value]),
  );
}
