import { scanLog } from '../logs/scan-log.ts';
import type { ContractModel } from '../model/model.ts';
import { askHealth } from '../release/ask-health.ts';
import type { SmokeCheck, SmokeEvidence } from '../release/evidence.ts';
import type { GatherPorts } from '../release/gather.ts';
import { readCheckout } from '../release/git-checkout.ts';
import { runCommand } from '../release/run-command.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';
import { maskOf, openLog } from './open-log.ts';

export interface PortsInput {
  readonly root: string;
  readonly model: ContractModel;
  /** As it was typed, for the commands that are called. */
  readonly contract: string | undefined;
  /** Null: it was not told. */
  readonly address: string | null;
  readonly log: string | null;
}

/** Finds things out for real; says at standard error what takes long. */
export function releasePorts(input: PortsInput, console: Console): GatherPorts {
  const { root, model, address, log } = input;
  const mask = maskOf(model, console);
  const patterns = model.observability.forbiddenPatterns;
  const run = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    console.err(`… ${what}\n`);
    return work();
  };
  return {
    checkout: () => readCheckout(root, model.release.tag),
    run: (command) => run(command, () => runCommand(command, { root, env: console.env, mask })),
    smokeHere: (only) =>
      run('truth smoke --local', () =>
        askSmoke(
          { local: true, ...(only === null ? {} : { only: only.join(',') }) },
          input,
          console,
        ),
      ),
    smokeLive:
      address === null
        ? null
        : () =>
            run(`truth smoke --url ${address}`, () => askSmoke({ url: address }, input, console)),
    health: address === null ? null : () => askHealth(address),
    log:
      log === null
        ? null
        : async (minutes) => {
            const nowMs = Date.now();
            const sinceMs = nowMs - minutes * 60_000;
            const scan = await scanLog(openLog(log, console), { patterns, sinceMs, mask });
            return { nowMs, scan };
          },
  };
}

/** The report of `truth smoke`, or why there is none. */
async function askSmoke(
  options: { local?: boolean; url?: string; only?: string },
  { contract }: PortsInput,
  console: Console,
): Promise<SmokeEvidence> {
  const { smoke } = await import('./commands/smoke.ts');
  let out = '';
  const listening: Console = {
    ...console,
    color: false,
    out: (text) => {
      out += text;
    },
    err: () => {},
  };
  try {
    await smoke(
      { ...options, format: 'json', ...(contract === undefined ? {} : { contract }) },
      listening,
    );
    const { checks } = JSON.parse(out) as { checks: readonly SmokeCheck[] };
    return {
      ran: true,
      checks: checks.map(({ id, suite, outcome, reason }) => ({ id, suite, outcome, reason })),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { ran: false, why: error.message };
  }
}
