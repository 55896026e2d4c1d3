import process from 'node:process';
import type { DeployPlan } from '../../deploy/deploy-facts.ts';
import { formatGithub, formatJson, formatPretty, summaryOf } from '../../deploy/format-watch.ts';
import { LogTail } from '../../deploy/log-tail.ts';
import type { Outcome } from '../../deploy/next-step.ts';
import { type ClientPorts, RenderSilent } from '../../deploy/render-client.ts';
import { RenderRefused } from '../../deploy/render-service.ts';
import { type WatchResult, watchDeploy } from '../../deploy/watch-deploy.ts';
import type { ContractModel } from '../../model/model.ts';
import type { CheckoutEvidence } from '../../release/evidence.ts';
import { GitRefused, readCheckout } from '../../release/git-checkout.ts';
import { failedCommits } from '../../release/release-records.ts';
import { redactor } from '../../smoke/redact.ts';
import { chooseAmong, type FormatOptions } from '../choose-among.ts';
import type { Console } from '../console.ts';
import { tagDeploy } from '../deploy-tag.ts';
import {
  type DeployTarget,
  type DeployTargetOptions,
  machineClock,
  openDeploy,
} from '../deploy-target.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { maskOf } from '../open-log.ts';
import { releasePorts } from '../release-ports.ts';
import { report as reportDiagnostics } from '../report.ts';
import { reportFormats, showReport } from '../report-format.ts';
import { targetName } from '../smoke-target.ts';
import { openWorkspace } from '../workspace.ts';

export interface DeployWatchOptions extends DeployTargetOptions, FormatOptions {
  readonly contract?: string;
  readonly push?: boolean;
  readonly dryRun?: boolean;
}

/** Outcomes that say nothing about the deploy, by their exit code; the rest falls short. */
const CODES: Partial<Record<Outcome, ExitCode>> = {
  stable: exitCodes.clean,
  superseded: exitCodes.couldNotRun,
  unknown: exitCodes.couldNotRun,
};

const MINUTE_MS = 60_000;
/** Beyond contract and platform: a build takes minutes, a switch of traffic seconds. */
const LIMITS = {
  liveWithinMs: 30 * MINUTE_MS,
  servedWithinMs: 3 * MINUTE_MS,
  rollbackWithinMs: 15 * MINUTE_MS,
  answersInARow: 3,
  smokeRuns: 2,
} as const;

/**
 * Follows the deploy of this commit at Render until it is live, smokes it, watches its log, tags
 * it; or rolls it back and says why. Throws UsageError for what cannot be followed.
 */
export async function deployWatch(
  options: DeployWatchOptions,
  console: Console,
  clock: ClientPorts = machineClock,
): Promise<ExitCode> {
  chooseAmong(reportFormats, options, console);
  const { model, project, diagnostics } = await openWorkspace(console, options.contract);
  if (model === null) {
    reportDiagnostics(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const stopListening = sayWhenInterrupted(console);
  try {
    const { root } = project;
    const checkout = readCheckout(root, model.release.tag);
    const plan = planOf(model, checkout);
    const target = await openDeploy(options, checkout.commit, clock, console);
    const result = await follow({ options, model, root, target, plan, clock }, console);
    const isDryRun = options.dryRun === true;
    const tag = tagDeploy(
      { result, model, checkout, root, isDryRun, mayPush: options.push === true },
      clock.nowMs(),
    );
    const render = {
      pretty: (color: boolean) => formatPretty(result, tag, color),
      json: () => formatJson(result, tag),
      github: () => formatGithub(result),
    };
    showReport(render, `${summaryOf(result)}\n`, options, console);
    return CODES[result.outcome] ?? exitCodes.fallsShort;
  } catch (error) {
    const isTold = [RenderRefused, RenderSilent, GitRefused].some((kind) => error instanceof kind);
    throw isTold ? new UsageError(`${(error as Error).message}.`) : error;
  } finally {
    stopListening();
  }
}

/** Throws UsageError when the contract or the checkout cannot tell good from bad. */
function planOf({ release, observability }: ContractModel, checkout: CheckoutEvidence): DeployPlan {
  const minutes = release.checklist.flatMap(({ evidence }) =>
    evidence.kind === 'log_minutes' ? [evidence.minutes] : [],
  );
  if (minutes.length === 0) {
    throw new UsageError('release.checklist has no log_minutes: how long is the log watched?');
  }
  if (observability.forbiddenPatterns.length === 0) {
    throw new UsageError('The contract has no observability.forbidden_patterns to look for.');
  }
  if (checkout.changed.length > 0) {
    const [first] = checkout.changed;
    throw new UsageError(`Not committed: ${first}. A deploy is compared with a commit: commit it.`);
  }
  return {
    ...LIMITS,
    watchMs: Math.max(...minutes) * MINUTE_MS,
    mayRollBack: release.rollback,
    failedCommits: failedCommits(checkout.records),
  };
}

interface Followed {
  readonly options: DeployWatchOptions;
  readonly model: ContractModel;
  readonly root: string;
  readonly target: DeployTarget;
  readonly plan: DeployPlan;
  readonly clock: ClientPorts;
}

function follow(followed: Followed, console: Console): Promise<WatchResult> {
  const { options, model, root, plan, clock } = followed;
  const { service, facts, deploy, address: url } = followed.target;
  const address = targetName({ url }, true);
  const live = releasePorts(
    { root, model, contract: options.contract, address, log: null },
    console,
  );
  const key = redactor(new Map([['RENDER_API_KEY', console.env['RENDER_API_KEY'] ?? '']]));
  const own = maskOf(model, console);
  let tail: LogTail | null = null;
  return watchDeploy(
    deploy,
    plan,
    {
      ...clock,
      service,
      health: live.health as NonNullable<typeof live.health>,
      smoke: live.smokeLive as NonNullable<typeof live.smokeLive>,
      readLog: (nowMs, liveSinceMs) => {
        tail ??= new LogTail({
          service,
          ownerId: facts.ownerId,
          createdAtMs: deploy.createdAtMs,
          // What it says while it starts, and not what the one before says during a long build.
          fromMs: Math.max(deploy.createdAtMs, liveSinceMs - 5 * MINUTE_MS),
          patterns: model.observability.forbiddenPatterns,
          mask: (text) => own(key(text)),
        });
        return tail.readOn(nowMs);
      },
      say: (line) => console.err(`… ${line}\n`),
    },
    options.dryRun === true,
  );
}

/** Ctrl-C, or a runner that gives up. Returns how to end listening. */
function sayWhenInterrupted(console: Console): () => void {
  const leave = (): void => {
    console.err('Interrupted. Nothing is half done: what Render has begun goes on there.\n');
    console.err('Run truth deploy watch again to go on from where it stands.\n');
    process.exit(exitCodes.couldNotRun);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  return () => {
    process.off('SIGINT', leave).off('SIGTERM', leave);
  };
}
