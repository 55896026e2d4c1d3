import type { HealthEvidence, SmokeEvidence } from '../release/evidence.ts';
import { judgeSmoke } from '../release/judge-smoke.ts';
import { type Deploy, nameOf, stageOf } from './deploy.ts';
import type { DeployFacts, DeployPlan, LogFacts, ServedFacts, SmokeFacts } from './deploy-facts.ts';
import { liveSince, nextStep, type Outcome, type Step } from './next-step.ts';
import { RenderSilent } from './render-client.ts';
import { RenderRefused, type RenderService } from './render-service.ts';

/** What watching needs of the world. */
export interface WatchPorts {
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly service: Pick<RenderService, 'deploy' | 'deploys' | 'rollBack'>;
  readonly health: () => Promise<HealthEvidence>;
  readonly smoke: () => Promise<SmokeEvidence>;
  /** Reads on in the log; called from the moment at which the deploy is live. */
  readonly readLog: (nowMs: number, liveSinceMs: number) => Promise<LogFacts>;
  readonly say: (line: string) => void;
}

export interface WatchResult {
  readonly outcome: Outcome;
  readonly words: string;
  /** The last that was known. */
  readonly facts: DeployFacts;
  readonly lines: readonly string[];
}

const PAUSE_MS = 10_000;
const LOG_PAUSE_MS = 20_000;
const NOT_ASKED: ServedFacts = { inARow: 0, isReachable: false, seen: 'nobody asked' };

/**
 * Follows a deploy to its end, and rolls back one that is bad. What it knows it can find out again:
 * killed at any place, it leaves nothing half done, and another run goes on.
 * Throws RenderRefused when Render refuses to tell.
 */
export async function watchDeploy(
  deploy: Deploy,
  plan: DeployPlan,
  ports: WatchPorts,
  isDryRun: boolean,
): Promise<WatchResult> {
  let facts: DeployFacts = {
    nowMs: ports.nowMs(),
    sinceMs: ports.nowMs(),
    deploy,
    others: [],
    served: NOT_ASKED,
    smoke: { passed: false, failures: [], couldNot: null },
    log: { lines: 0, readUntilMs: null, hits: [] },
    rollback: null,
    refused: [],
  };
  ports.say(`Following ${nameOf(deploy)}: ${deploy.status}`);
  try {
    for (;;) {
      facts = await look(facts, ports);
      const step = nextStep(facts, plan);
      if (step.do === 'end') return ended(step, facts);
      if (step.do === 'roll-back' && isDryRun) {
        const words = `${step.why.words} A dry run: it would go back to ${nameOf(step.to)}.`;
        return ended({ do: 'end', outcome: 'left-live', words, fault: step.why }, facts);
      }
      facts = await carryOut(step, facts, plan, ports);
    }
  } catch (error) {
    if (!(error instanceof RenderSilent)) throw error;
    const goesOn = `${error.message}. What was begun goes on there; run this again.`;
    return ended({ do: 'end', outcome: 'unknown', words: goesOn }, facts);
  }
}

function ended(step: Step & { do: 'end' }, facts: DeployFacts): WatchResult {
  const { outcome, words, fault } = step;
  return { outcome, words, facts, lines: fault?.lines ?? [] };
}

/** Render's view of the deploys, fresh before every step. */
async function look(facts: DeployFacts, { service, nowMs, say }: WatchPorts): Promise<DeployFacts> {
  const { id, commit, status } = facts.deploy;
  const isOther = (each: Deploy): boolean => each.id !== id;
  const mayGoBack = (each: Deploy): boolean =>
    isOther(each) && stageOf(each).kind === 'replaced' && each.commit !== commit;
  const all = await service.deploys((found) => found.some(mayGoBack));
  const again = async (of: string): Promise<Deploy> =>
    all.find((each) => each.id === of) ?? (await service.deploy(of));
  const deploy = await again(id);
  if (deploy.status !== status) say(`Render: ${nameOf(deploy)} is ${deploy.status}`);
  const { rollback: before } = facts;
  const rollback = before && { ...before, deploy: await again(before.deploy.id) };
  return { ...facts, nowMs: nowMs(), deploy, others: all.filter(isOther), rollback };
}

async function carryOut(
  step: Exclude<Step, { do: 'end' }>,
  facts: DeployFacts,
  plan: DeployPlan,
  ports: WatchPorts,
): Promise<DeployFacts> {
  const { pause, say } = ports;
  switch (step.do) {
    case 'wait':
      await pause(PAUSE_MS);
      return facts;
    case 'ask-health': {
      const served = servedAfter(facts, await ports.health());
      if (served.seen !== facts.served.seen) say(`/health: ${served.seen}`);
      if (served.inARow < plan.answersInARow) await pause(served.inARow > 0 ? 1000 : PAUSE_MS);
      return { ...facts, served };
    }
    case 'smoke': {
      say('Smoke runs on the live service');
      const smoke = smokeAfter(facts.smoke, await ports.smoke());
      const failed = smoke.failures.length > facts.smoke.failures.length;
      if (failed) say(`Smoke: ${smoke.failures.at(-1)}`);
      if (failed && smoke.failures.length < plan.smokeRuns) await pause(PAUSE_MS);
      return { ...facts, smoke };
    }
    case 'read-log': {
      const log = await ports.readLog(facts.nowMs, liveSince(facts));
      if (facts.log.readUntilMs === null)
        say(`Its log is watched for ${plan.watchMs / 60_000} min`);
      const after = { ...facts, log };
      if (nextStep(after, plan).do === 'read-log') await pause(LOG_PAUSE_MS);
      return after;
    }
    case 'roll-back':
      return rollBack(step, facts, ports);
  }
}

async function rollBack(
  { to, why }: Step & { do: 'roll-back' },
  facts: DeployFacts,
  { service, say, nowMs }: WatchPorts,
): Promise<DeployFacts> {
  say(`${why.words} Going back to ${nameOf(to)}`);
  try {
    const deploy = await service.rollBack(to, facts.deploy.createdAtMs);
    say(`Render goes back by ${deploy.id}`);
    return { ...facts, rollback: { to, deploy, why, askedAtMs: nowMs() } };
  } catch (error) {
    if (!(error instanceof RenderRefused)) throw error;
    say(error.message);
    return { ...facts, refused: [...facts.refused, to.id] };
  }
}

function servedAfter({ served, deploy }: DeployFacts, health: HealthEvidence): ServedFacts {
  if (!health.answered) {
    const isReachable = health.why.startsWith('answered');
    return { inARow: 0, isReachable, seen: `it ${health.why}` };
  }
  const { status, commit } = health.fields;
  const seen = `status ${JSON.stringify(status)}, commit ${shortOf(commit)}`;
  const isIt = status === 'ok' && commit === deploy.commit;
  return { inARow: isIt ? served.inARow + 1 : 0, isReachable: true, seen };
}

function shortOf(commit: unknown): string {
  return typeof commit === 'string' ? commit.slice(0, 7) : JSON.stringify(commit);
}

function smokeAfter(before: SmokeFacts, evidence: SmokeEvidence): SmokeFacts {
  if (!evidence.ran) return { ...before, couldNot: evidence.why };
  const verdict = judgeSmoke('live', evidence);
  if (verdict.outcome === 'met') return { ...before, passed: true };
  if (verdict.outcome === 'missing') return { ...before, couldNot: verdict.todo };
  return { ...before, failures: [...before.failures, verdict.why] };
}
