import type { ContractModel } from '../model/model.ts';
import { camelCase } from '../model/names.ts';
import { constant } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/security.ts`: how callers are recognised and how much they may do. */
export const security = emitterOf('security', ['security'], (model, sources) => [
  { path: `${model.project.generated}/security.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { webhookSecret, kieCallback, adminsEnv, rateLimits } = model.security;
  return [
    header(model),
    constant(
      'webhookSecret',
      'Where Telegram shows the secret, and which variable holds it.',
      'security.webhook_secret',
      webhookSecret,
    ),
    '\n',
    constant(
      'kieCallback',
      'Where the vendor shows the token of a job, which variable holds the key of signatures, and how old one may be.',
      'security.kie_callback',
      {
        query: kieCallback.query,
        hmacEnv: kieCallback.hmacEnv,
        freshnessMs: kieCallback.freshnessSeconds * 1000,
      },
    ),
    '\n',
    constant('adminsEnv', 'Which variable lists the admins.', 'security.admins_env', adminsEnv),
    '\n',
    constant(
      'rateLimits',
      'How many actions in how much time.',
      'security.rate_limits',
      Object.fromEntries(
        rateLimits.map(({ name, count, perSeconds }) => [
          camelCase(name),
          { count, perMs: perSeconds * 1000 },
        ]),
      ),
    ),
  ].join('');
}
