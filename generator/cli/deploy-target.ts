import { setTimeout as pause } from 'node:timers/promises';
import type { Deploy } from '../deploy/deploy.ts';
import { nameOf } from '../deploy/deploy.ts';
import { type ClientPorts, RenderClient } from '../deploy/render-client.ts';
import { RenderService, type ServiceFacts } from '../deploy/render-service.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

export interface DeployTargetOptions {
  readonly service?: string;
  readonly deploy?: string;
  readonly url?: string;
}

/** What is followed. */
export interface DeployTarget {
  readonly service: RenderService;
  readonly facts: ServiceFacts;
  readonly deploy: Deploy;
  /** Of the live service. */
  readonly address: string;
}

const API = 'https://api.render.com';
/** A deploy that was just asked for shows up a little later. */
const APPEARS_WITHIN_MS = 60_000;
const PAUSE_MS = 5_000;

/** The clock of this machine. */
export const machineClock: ClientPorts = { nowMs: Date.now, pause };

/** The client of Render. Throws UsageError when nobody said how to get in. */
export function renderClientOf({ env }: Console, clock: ClientPorts): RenderClient {
  const key = env['RENDER_API_KEY'] ?? '';
  if (key !== '') return new RenderClient(env['RENDER_API_URL'] ?? API, key, clock);
  throw new UsageError(
    'Set RENDER_API_KEY to a key of the Render API (Account settings, API keys).',
  );
}

/**
 * The deploy of this commit, the newest one if there are several. Throws UsageError when there is
 * none, or when the one that was named is of another commit: smoke compares with this checkout, and
 * would find a good deploy bad.
 */
export async function openDeploy(
  options: DeployTargetOptions,
  commit: string,
  clock: ClientPorts,
  console: Console,
): Promise<DeployTarget> {
  const id = options.service ?? console.env['RENDER_SERVICE_ID'] ?? '';
  if (!/^[a-z]{3}-[A-Za-z0-9-]+$/.test(id)) {
    throw new UsageError('Name the service: --service srv-…, or RENDER_SERVICE_ID.');
  }
  const service = new RenderService(renderClientOf(console, clock), id);
  const facts = await service.facts();
  if (facts.isSuspended) throw new UsageError(`${facts.name} is suspended. Resume it at Render.`);
  const address = options.url ?? facts.url;
  if (address === null) throw new UsageError(`${facts.name} has no public address: give --url.`);
  const deploy =
    options.deploy === undefined
      ? await deployOfCommit(service, commit, clock)
      : await service.deploy(options.deploy);
  if (deploy.commit === commit) return { service, facts, deploy, address };
  const here = `this checkout (${commit.slice(0, 7)})`;
  throw new UsageError(`${nameOf(deploy)} is no deploy of ${here}. Check its commit out first.`);
}

async function deployOfCommit(
  service: RenderService,
  commit: string,
  { nowMs, pause: wait }: ClientPorts,
): Promise<Deploy> {
  const isIt = (each: Deploy): boolean => each.commit === commit;
  for (const sinceMs = nowMs(); ; await wait(PAUSE_MS)) {
    const found = (await service.deploys((all) => all.some(isIt))).find(isIt);
    if (found !== undefined) return found;
    if (nowMs() - sinceMs < APPEARS_WITHIN_MS) continue;
    throw new UsageError(
      `Render has no deploy of ${commit.slice(0, 7)}. Deploy this commit first.`,
    );
  }
}
