import type { ContractModel } from '../model/model.ts';
import { bot } from './bot.ts';
import { database } from './database.ts';
import { type Emitter, type FenceEmitter, sourcesOf } from './emitter.ts';
import { env } from './env.ts';
import { envExample } from './env-example.ts';
import type { FencedBlock, GeneratedFile } from './generated-file.ts';
import { kbModels } from './kb-models.ts';
import { kbTables } from './kb-tables.ts';
import { logPolicy } from './log-policy.ts';
import { messages } from './messages.ts';
import { metrics } from './metrics.ts';
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
  bot,
  smoke,
  verify,
  render,
  readme,
];

/** Everything that makes parts of pages. */
export const fenceEmitters: readonly FenceEmitter[] = [...kbTables, kbModels];

/** Whole files: those of all emitters, and the runtime as it is. */
export function emitAll(
  model: ContractModel,
  runtimeTexts: readonly RuntimeText[],
): readonly GeneratedFile[] {
  const files = emitters.flatMap((emitter) => emitter.emit(model, sourcesOf(model, emitter.reads)));
  return [...files, ...emitRuntime(model, runtimeTexts)];
}

/** Generated parts of pages. */
export function emitFences(model: ContractModel): readonly FencedBlock[] {
  return fenceEmitters.flatMap((emitter) => emitter.emit(model, sourcesOf(model, emitter.reads)));
}
