import type { ContractModel, SmokeScenario } from '../model/model.ts';
import type { ModelCase, RouteCase } from '../model/smoke-case.ts';
import type { BoundedClient } from './bounded-client.ts';
import type { CheckResult, Suite } from './check-result.ts';
import { curlLine } from './curl-line.ts';
import { type CheckInput, runModelCase } from './model-cases.ts';
import { timingsOf } from './percentiles.ts';
import { type Redact, redactAll, type Secrets } from './redact.ts';
import { runRouteCase } from './route-cases.ts';
import {
  failed,
  failedBy,
  type LocalWorld,
  type Outcome,
  type Scenario,
  skipped,
} from './scenario.ts';
import { idOfModelCase, idOfRouteCase } from './smoke-cases.ts';

/** What a scenario may take beyond its SLA before it counts as stuck. */
const PATIENCE_MS = 30_000;

/** What to run, in this order. */
export interface SmokePlan {
  readonly scenarios: readonly SmokeScenario[];
  readonly routes: readonly RouteCase[];
  readonly models: readonly ModelCase[];
}

/** What a run works with. */
export interface SmokePorts {
  readonly contract: Pick<ContractModel, 'routes' | 'security'>;
  /** SHA-256 of the contract in this checkout. */
  readonly contractHash: string;
  /** Null when nothing of the plan needs the service. */
  readonly client: BoundedClient | null;
  /** Null: the service is live. */
  readonly world: LocalWorld | null;
  /** Null: the project has no scenarios. Throws what its module throws. */
  readonly loadScenario: ((facts: SmokeScenario) => Promise<Scenario>) | null;
  /** Throws when the generated models cannot be loaded. */
  readonly loadCheckInput: () => Promise<CheckInput>;
  readonly secrets: Secrets;
  readonly redact: Redact;
}

/** What is known of a check before it runs. */
interface Check extends Pick<CheckResult, 'id' | 'suite' | 'title'> {
  readonly slaMs: number | null;
  readonly targetMs: number | null;
  readonly run: (took: (ms: number) => void) => Promise<Outcome> | Outcome;
}

/**
 * Runs a plan, one check after the other, so that none is timed while another is in the way. Never
 * throws; nothing in the results holds a secret.
 */
export async function runSmoke(plan: SmokePlan, ports: SmokePorts): Promise<CheckResult[]> {
  const checks = [
    ...plan.scenarios.map((facts) => scenarioCheck(facts, ports)),
    ...plan.routes.map((each) => routeCheck(each, ports)),
    ...modelChecks(plan.models, ports),
  ];
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await resultOf(check, ports));
  return results;
}

async function resultOf(check: Check, { secrets, redact }: SmokePorts): Promise<CheckResult> {
  const { id, suite, title, slaMs, targetMs, run } = check;
  const samplesMs: number[] = [];
  let outcome: Outcome;
  try {
    outcome = await run((ms) => samplesMs.push(ms));
  } catch (error) {
    outcome = failedBy(error);
  }
  const timings = timingsOf(samplesMs);
  if (outcome.kind === 'passed' && slaMs !== null && timings !== null && timings.p95Ms > slaMs) {
    outcome = failed(`It took ${Math.ceil(timings.p95Ms)} ms, and ${slaMs} ms are promised.`);
  }
  const request = outcome.kind === 'failed' ? outcome.request : null;
  const result: CheckResult = {
    ...{ id, suite, title, slaMs, targetMs, timings },
    outcome: outcome.kind,
    reason: outcome.kind === 'passed' ? null : outcome.reason,
    seen: outcome.kind === 'failed' ? outcome.seen : null,
    curl: request === null ? null : curlLine(request, secrets),
  };
  return redactAll(result, redact);
}

function scenarioCheck(facts: SmokeScenario, ports: SmokePorts): Check {
  const { id, title, slaMs, targetMs, live } = facts;
  const { world, client, loadScenario, contractHash } = ports;
  const run: Check['run'] = async (took) => {
    if (loadScenario === null) return skipped('The contract names no folder with scenarios.');
    if (client === null) return skipped('There is no service to ask.');
    if (world === null && !live) return skipped('It is not safe on a live service.');
    const scenario = await loadScenario(facts);
    const request: BoundedClient['request'] = (spec) => client.request(spec);
    return beforeDeadline(
      slaMs + PATIENCE_MS,
      scenario.run({ facts, contractHash, world, request, took }),
    );
  };
  return { id, suite: 'scenarios', title, slaMs, targetMs, run };
}

function routeCheck(each: RouteCase, { contract, client, secrets }: SmokePorts): Check {
  const title = `${each.method} ${each.path} ${each.title}`;
  const run: Check['run'] = async (took) => {
    if (client === null) return skipped('There is no service to ask.');
    const request: BoundedClient['request'] = (spec) => client.request(spec);
    return runRouteCase(each, { ...contract, secrets, request, took });
  };
  const { slaMs } = each;
  return { id: idOfRouteCase(each), suite: 'routes', title, slaMs, targetMs: null, run };
}

function modelChecks(cases: readonly ModelCase[], { loadCheckInput }: SmokePorts): Check[] {
  let loading: Promise<CheckInput> | null = null;
  return cases.map((each) => {
    const run = async (): Promise<Outcome> => {
      loading ??= loadCheckInput();
      return runModelCase(each, await loading);
    };
    const title = `${each.model} ${each.title}`;
    const suite: Suite = 'models';
    return { id: idOfModelCase(each), suite, title, slaMs: null, targetMs: null, run };
  });
}

async function beforeDeadline(limitMs: number, work: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    const reason = `It came to no end within ${limitMs} ms.`;
    timer = setTimeout(() => resolve(failed(reason)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
