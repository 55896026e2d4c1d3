import { join } from 'node:path';
import type { ContractModel } from '../model/model.ts';
import type { Project } from '../output/project-files.ts';
import { BoundedClient, type TrafficLimits } from '../smoke/bounded-client.ts';
import { loadStartWorld } from '../smoke/load-modules.ts';
import { type Redact, redactor, type Secrets, secretsOf } from '../smoke/redact.ts';
import type { SmokePlan } from '../smoke/run-smoke.ts';
import { failedBy, type LocalWorld } from '../smoke/scenario.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

/** What is asked: a live service, a world on this machine, or no service at all. */
export interface SmokeTarget {
  readonly client: BoundedClient | null;
  readonly world: LocalWorld | null;
  readonly secrets: Secrets;
  readonly redact: Redact;
}

export interface TargetOptions {
  readonly url?: string;
  readonly local?: boolean;
}

/** Name of the target, under which failures are kept. Throws UsageError for none, or two. */
export function targetName({ url, local }: TargetOptions, needsService: boolean): string {
  if (url !== undefined && local === true) {
    throw new UsageError('Use one of --url and --local at a time.');
  }
  if (local === true) return 'local';
  if (url !== undefined) return addressOf(url);
  if (!needsService) return 'no service';
  throw new UsageError(
    'Say what to ask: --local starts the service on this machine, --url ADDRESS takes a live one.',
  );
}

/** Without a password, which an address may hold. */
function addressOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError('--url takes an address that begins with https:// or http://.');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new UsageError('--url takes an address without a user and a password.');
  }
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}

export interface TargetInput {
  readonly name: string;
  readonly plan: SmokePlan;
  readonly project: Project;
  readonly model: ContractModel;
  readonly limits: TrafficLimits;
}

/** Starts the world, or sees that the service is there. Throws UsageError when it is not. */
export async function openTarget(input: TargetInput, console: Console): Promise<SmokeTarget> {
  const { name, plan, project, model, limits } = input;
  const names = model.env.variables.filter(({ secret }) => secret).map((each) => each.name);
  const own = secretsOf(names, console.env);
  const redact = redactor(own);
  if (plan.scenarios.length + plan.routes.length === 0) {
    return { client: null, world: null, secrets: own, redact };
  }
  if (name !== 'local') {
    const client = new BoundedClient(name, limits);
    await client.request({ path: '/' }).catch((error: unknown) => {
      throw new UsageError(`${name} cannot be reached: ${redact(wordsOf(error))}`);
    });
    return { client, world: null, secrets: own, redact };
  }
  const world = await startWorld(project, model, console).catch((error: unknown) => {
    throw new UsageError(`The world on this machine did not start: ${redact(wordsOf(error))}`);
  });
  const secrets = secretsOf(names, world.env);
  const client = new BoundedClient(world.url, limits);
  return { client, world, secrets, redact: redactor(secrets, own) };
}

/** Ends the world, if there is one. What went wrong with that, without secrets; null when nothing. */
export async function endTarget({ world, redact }: SmokeTarget): Promise<string | null> {
  try {
    await world?.stop();
    return null;
  } catch (error) {
    return redact(wordsOf(error));
  }
}

async function startWorld(
  { root }: Project,
  { project }: ContractModel,
  { env }: Console,
): Promise<LocalWorld> {
  if (project.smoke === null) {
    throw new Error('the contract names no folder with scenarios and world.ts (project.smoke).');
  }
  return (await loadStartWorld(join(root, project.smoke)))(env);
}

function wordsOf(error: unknown): string {
  const { reason, seen } = failedBy(error);
  return seen === null ? reason : `${reason} ${seen}`;
}
