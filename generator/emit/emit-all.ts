import type { ContractModel } from '../model/model.ts';
import { bot } from './bot.ts';
import { database } from './database.ts';
import type { Emission } from './emission.ts';
import type { Emitter, FenceEmitter } from './emitter.ts';
import { env } from './env.ts';
import { envExample } from './env-example.ts';
import type { FencedBlock, GeneratedFile } from './generated-file.ts';
import { kbModels } from './kb-models.ts';
import { kbTables } from './kb-tables.ts';
import { logPolicy } from './log-policy.ts';
import { messages } from './messages.ts';
import { metrics } from './metrics.ts';
import { models } from './models.ts';
import { modes } from './modes.ts';
import { openapi } from './openapi.ts';
import { pricing } from './pricing.ts';
import { product } from './product.ts';
import { queue } from './queue.ts';
import { readme } from './readme.ts';
import { render } from './render.ts';
import { routes } from './routes.ts';
import { emitRuntime, type RuntimeText } from './runtime.ts';
import { security } from './security.ts';
import { smoke } from './smoke.ts';
import { verify } from './verify.ts';

/** Everything that makes whole files, in the order in which they are made. */
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
  messages,
  security,
  pricing,
  models,
  bot,
  smoke,
  verify,
  render,
  readme,
];

/** Everything that makes parts of pages. */
export const fenceEmitters: readonly FenceEmitter[] = [...kbTables, kbModels];

/** Names of all emitters, for choosing some of them. */
export const emitterNames: readonly string[] = [...emitters, ...fenceEmitters].map(
  (emitter) => emitter.name,
);

/** Whole files of the wanted emitters, and the runtime as it is. */
export function emitFiles(
  model: ContractModel,
  runtimeTexts: readonly RuntimeText[],
  emission: Emission,
  wanted: (name: string) => boolean = () => true,
): readonly GeneratedFile[] {
  const files = emitters
    .filter((emitter) => wanted(emitter.name))
    .flatMap((emitter) => emission.run(emitter, model));
  return wanted('runtime') ? [...files, ...emitRuntime(model, runtimeTexts)] : files;
}

/** Generated parts of pages of the wanted emitters. */
export function emitFences(
  model: ContractModel,
  emission: Emission,
  wanted: (name: string) => boolean = () => true,
): readonly FencedBlock[] {
  return fenceEmitters
    .filter((emitter) => wanted(emitter.name))
    .flatMap((emitter) => emission.run(emitter, model));
}
