import type { JsonApi } from './json-api.ts';
import { deployFailure, startDeploy } from './render-deploy.ts';
import { type ServedCommit, servedCommit } from './served-commit.ts';

/** While traffic moves, the old instance may answer once more between two answers of the new one. */
const ANSWERS_IN_A_ROW = 3;

export interface Deploy {
  readonly render: JsonApi;
  /** Id of the service on Render. */
  readonly service: string;
  /** Public address of the service. */
  readonly address: string;
  readonly commit: string;
  readonly limitMs: number;
  /** A monotonic clock. */
  readonly nowMs: () => number;
  readonly pause: () => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Deploys a commit and returns when the service serves exactly that one in good health, several
 * times in a row. A commit that is live already is not deployed again.
 * Throws when Render gives up, and after `limitMs` with what `/health` said last.
 */
export async function deployCommit(deploy: Deploy): Promise<void> {
  const { render, service, address, commit, say } = deploy;
  const first = await servedCommit(address);
  if (first.healthy && first.commit === commit) return say(`${commit} is live already`);
  const id = await startDeploy(render, service, commit);
  say(`Render deploys ${commit}${id === '' ? '' : ` as ${id}`}`);
  await untilServed(deploy, id);
  say(`${address} serves ${commit}`);
}

async function untilServed(deploy: Deploy, id: string): Promise<void> {
  const endMs = deploy.nowMs() + deploy.limitMs;
  let inARow = 0;
  let told = '';
  for (;;) {
    const served = await servedCommit(deploy.address);
    inARow = served.healthy && served.commit === deploy.commit ? inARow + 1 : 0;
    if (inARow === ANSWERS_IN_A_ROW) return;
    const line = inWords(served);
    if (line !== told) deploy.say(line);
    told = line;
    const failure = await deployFailure(deploy.render, deploy.service, id);
    if (failure !== null && inARow === 0) throw new Error(`${deploy.commit}: ${failure}`);
    if (deploy.nowMs() >= endMs) {
      const seconds = deploy.limitMs / 1000;
      throw new Error(`${deploy.commit} is not live after ${seconds} s. Last seen: ${line}`);
    }
    await deploy.pause();
  }
}

function inWords(served: ServedCommit): string {
  return served.healthy ? `/health serves ${served.commit}` : `/health: ${served.because}`;
}
