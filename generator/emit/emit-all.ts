import { bot } from './bot.ts';
import { database } from './database.ts';
import type { Emitter } from './emitter.ts';
import { env } from './env.ts';
import { envExample } from './env-example.ts';
import { grafanaDashboard } from './grafana-dashboard.ts';
import { kbModels } from './kb-models.ts';
import { kbTables } from './kb-tables.ts';
import { locales } from './locales.ts';
import { logPolicy } from './log-policy.ts';
import { messages } from './messages.ts';
import { metrics } from './metrics.ts';
import { models } from './models.ts';
import { modes } from './modes.ts';
import { openapi } from './openapi.ts';
import { pricing } from './pricing.ts';
import { product } from './product.ts';
import { prometheusAlerts } from './prometheus-alerts.ts';
import { queue } from './queue.ts';
import { readme } from './readme.ts';
import { render } from './render.ts';
import { routes } from './routes.ts';
import { security } from './security.ts';
import { smoke } from './smoke.ts';
import { verify } from './verify.ts';

/** Everything that makes files from a contract. */
export const emitters: readonly Emitter[] = [
  env,
  envExample,
  routes,
  openapi,
  product,
  modes,
  database,
  queue,
  logPolicy,
  metrics,
  prometheusAlerts,
  grafanaDashboard,
  messages,
  locales,
  security,
  pricing,
  models,
  bot,
  smoke,
  verify,
  render,
  readme,
  ...kbTables,
  kbModels,
];

/** Names of all emitters, for choosing some of them. */
export const emitterNames: readonly string[] = emitters.map((emitter) => emitter.name);
