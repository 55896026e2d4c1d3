import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractModel } from '../../model/model.ts';
import { contractDigest } from '../../output/manifest.ts';
import { defaultLimits } from '../../smoke/bounded-client.ts';
import { type CheckResult, countsOf } from '../../smoke/check-result.ts';
import { FailureStore } from '../../smoke/failure-store.ts';
import { loadCheckInput, loadScenario } from '../../smoke/load-modules.ts';
import { runSmoke, type SmokePlan, type SmokePorts } from '../../smoke/run-smoke.ts';
import { parseSelection, selectChecks } from '../../smoke/select-checks.ts';
import type { SmokeCases } from '../../smoke/smoke-cases.ts';
import { chooseAmong, type FormatOptions } from '../choose-among.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { report as reportDiagnostics } from '../report.ts';
import { showSmokeReport, smokeFormats } from '../smoke-output.ts';
import {
  endTarget,
  openTarget,
  type SmokeTarget,
  type TargetOptions,
  targetName,
} from '../smoke-target.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

export interface SmokeOptions extends TargetOptions, FormatOptions {
  readonly contract?: string;
  readonly only?: string;
  readonly replay?: boolean;
  readonly maxRequests?: string;
}

/**
 * Runs scenarios and generated cases on a service, and says what passed, failed and was skipped.
 * Clean only when something ran and nothing failed. Throws UsageError for what cannot be run, and
 * when the world on this machine does not end.
 */
export async function smoke(options: SmokeOptions, console: Console): Promise<ExitCode> {
  chooseAmong(smokeFormats, options, console);
  const workspace = await openWorkspace(console, options.contract);
  const { model, project, diagnostics } = workspace;
  if (model === null) {
    reportDiagnostics(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const store = new FailureStore(project.root);
  const limits = { ...defaultLimits, requestsMax: parseRequestsMax(options.maxRequests) };
  const { plan, name } = planOf(options, workspace, model, store);
  const target = await openTarget({ name, plan, project, model, limits }, console);
  const checks = await runSmoke(plan, portsOf(workspace, model, target));
  const leftBehind = await endTarget(target);
  store.update(name, checks);
  const requests = target.client?.sent ?? 0;
  const isReplay = options.replay === true;
  showSmokeReport({ target: name, isReplay, requests, checks }, options, console);
  if (leftBehind !== null) {
    throw new UsageError(`The world on this machine did not end: ${leftBehind}`);
  }
  return judge(checks, console);
}

function judge(checks: readonly CheckResult[], console: Console): ExitCode {
  const { passed, failed } = countsOf(checks);
  if (failed > 0) return exitCodes.fallsShort;
  if (passed > 0) return exitCodes.clean;
  console.err('Nothing ran, so nothing is known.\n');
  return exitCodes.couldNotRun;
}

interface Planned {
  readonly plan: SmokePlan;
  readonly name: string;
}

/** Throws UsageError when nothing is left to run. */
function planOf(
  options: SmokeOptions,
  { project }: Workspace,
  model: ContractModel,
  store: FailureStore,
): Planned {
  const selection = parseSelection(options.only, model.smoke);
  if (typeof selection === 'string') throw new UsageError(selection);
  const cases = readCases(project.root, model.project.generated);
  const all = selectChecks(model.smoke, cases, selection);
  const name = targetName(options, all.scenarios.length + all.routes.length > 0);
  if (options.replay !== true) {
    if (isEmpty(all)) throw new UsageError('The contract has no such scenarios and cases.');
    return { plan: all, name };
  }
  const before = new Set(store.read(name).map(({ id }) => id));
  const plan = selectChecks(model.smoke, cases, selection, before);
  if (isEmpty(plan)) throw new UsageError(`Nothing that is selected failed last time on ${name}.`);
  return { plan, name };
}

function isEmpty({ scenarios, routes, models }: SmokePlan): boolean {
  return scenarios.length + routes.length + models.length === 0;
}

function portsOf(
  { project, sources }: Workspace,
  model: ContractModel,
  target: SmokeTarget,
): SmokePorts {
  const { smoke: folder, generated } = model.project;
  return {
    ...target,
    contract: model,
    contractHash: contractDigest(sources),
    loadScenario:
      folder === null ? null : (facts) => loadScenario(join(project.root, folder), facts),
    loadCheckInput: () => loadCheckInput(join(project.root, generated)),
  };
}

function readCases(root: string, generated: string): SmokeCases {
  const path = `${generated}/smoke.json`;
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')) as SmokeCases;
  } catch {
    throw new UsageError(`${path} is missing or broken. Run truth gen.`);
  }
}

function parseRequestsMax(text: string | undefined): number {
  if (text === undefined) return defaultLimits.requestsMax;
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(`--max-requests takes a whole number above 0, not ${text}.`);
}
