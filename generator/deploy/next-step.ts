import { type Deploy, nameOf, stageOf } from './deploy.ts';
import type { DeployFacts, DeployPlan, Fault, RollbackFacts } from './deploy-facts.ts';

/** How it ended. */
export type Outcome =
  /** Live, served, smoked, and its log was clean for the whole time. */
  | 'stable'
  /** Never live; the version before goes on. */
  | 'failed'
  | 'canceled'
  | 'late'
  /** A newer deploy has taken over: this one is neither good nor bad. */
  | 'superseded'
  | 'rolled-back'
  /** Bad, and still live. */
  | 'rollback-failed'
  | 'left-live'
  /** Nobody could tell. */
  | 'unknown';

export type Step =
  | { readonly do: 'wait' }
  | { readonly do: 'ask-health' }
  | { readonly do: 'smoke' }
  | { readonly do: 'read-log' }
  | { readonly do: 'roll-back'; readonly to: Deploy; readonly why: Fault }
  | {
      readonly do: 'end';
      readonly outcome: Outcome;
      readonly words: string;
      readonly fault?: Fault;
    };

/** What to do next, from what is known alone. */
export function nextStep(facts: DeployFacts, plan: DeployPlan): Step {
  const { deploy, rollback } = facts;
  if (rollback !== null) return afterRollback(rollback, facts, plan);
  const stage = stageOf(deploy);
  const newer = newerLive(facts);
  if (newer !== null) return superseded(newer);
  if (stage.kind === 'replaced') return end('superseded', 'Another deploy has taken its place.');
  if (stage.kind === 'dead') {
    const outcome = deploy.status === 'canceled' ? 'canceled' : 'failed';
    return end(
      outcome,
      `Render says ${deploy.status}: ${stage.why}. The version before stays live.`,
    );
  }
  if (stage.kind === 'live') return whileLive(facts, plan);
  const waitedMs = facts.nowMs - Math.max(facts.sinceMs, deploy.createdAtMs);
  if (waitedMs < plan.liveWithinMs) return { do: 'wait' };
  return end(
    'late',
    `It is ${deploy.status} after ${minutes(plan.liveWithinMs)} min. Look at Render.`,
  );
}

function whileLive(facts: DeployFacts, plan: DeployPlan): Step {
  const { served, smoke, log, nowMs } = facts;
  const liveSinceMs = liveSince(facts);
  const fault = faultOf(facts, plan);
  if (fault !== null) return leave(fault, facts, plan);
  if (served.inARow < plan.answersInARow) {
    if (nowMs - Math.max(liveSinceMs, facts.sinceMs) < plan.servedWithinMs)
      return { do: 'ask-health' };
    return end('unknown', `Its address cannot be reached from here: ${served.seen}`);
  }
  if (smoke.couldNot !== null) return end('unknown', `Smoke could not run: ${smoke.couldNot}`);
  if (!smoke.passed) return { do: 'smoke' };
  if ((log.readUntilMs ?? 0) < liveSinceMs + plan.watchMs) return { do: 'read-log' };
  if (log.lines === 0) return end('unknown', 'Its log has no line, so nothing is known of it.');
  return end(
    'stable',
    `Served, smoked, and ${minutes(plan.watchMs)} min of its log are clean (${log.lines} lines).`,
  );
}

/** Since when requests reach it; what Render does not tell counts from when it was first seen. */
export function liveSince({ deploy, sinceMs }: Pick<DeployFacts, 'deploy' | 'sinceMs'>): number {
  return deploy.finishedAtMs ?? sinceMs;
}

/** What is wrong; only what was seen, never what could not be looked at. */
function faultOf(facts: DeployFacts, plan: DeployPlan): Fault | null {
  const { served, smoke, log, nowMs, sinceMs } = facts;
  const bad = log.hits.filter(({ pattern }) => pattern.severity !== 'warning');
  if (bad.length > 0) {
    const names = bad.map(({ pattern: { id }, count }) => `${id} (${count})`);
    const lines = bad.map(({ sample }) => sample);
    return { kind: 'log', words: `Its log holds ${names.join(', ')}.`, lines };
  }
  if (smoke.failures.length >= plan.smokeRuns) {
    const words = `Smoke failed ${smoke.failures.length} times: ${smoke.failures.at(-1)}`;
    return { kind: 'smoke', words, lines: [] };
  }
  const waitedMs = nowMs - Math.max(liveSince(facts), sinceMs);
  const isLate = served.inARow < plan.answersInARow && waitedMs >= plan.servedWithinMs;
  if (!isLate || !served.isReachable) return null;
  return { kind: 'health', words: `It is live and does not serve: ${served.seen}`, lines: [] };
}

/** Goes back, unless somebody newer is on the way: then that one decides what is live. */
function leave(fault: Fault, facts: DeployFacts, plan: DeployPlan): Step {
  const underWay = newerThan(facts).find((each) => stageOf(each).kind === 'under-way');
  if (underWay !== undefined) return { do: 'wait' };
  if (!plan.mayRollBack) {
    return end('left-live', `${fault.words} Nothing was rolled back: it is not allowed.`, fault);
  }
  const to = goodBefore(facts, plan);
  if (to !== null) return { do: 'roll-back', to, why: fault };
  const refused = facts.refused.length > 0;
  const why = refused ? `Render goes back to none of ${facts.refused.join(', ')}` : 'There is none';
  const words = `${fault.words} No good deploy to go back to: ${why}. It is still live: act.`;
  return end(refused ? 'rollback-failed' : 'left-live', words, fault);
}

/** The deploy that was live last, of another commit that is not known to be bad. */
function goodBefore({ deploy, others, refused }: DeployFacts, plan: DeployPlan): Deploy | null {
  const isGood = (each: Deploy): boolean =>
    stageOf(each).kind === 'replaced' &&
    each.createdAtMs < deploy.createdAtMs &&
    each.commit !== null &&
    each.commit !== deploy.commit &&
    !plan.failedCommits.includes(each.commit) &&
    !refused.includes(each.id);
  return others.find(isGood) ?? null;
}

function afterRollback(rollback: RollbackFacts, { nowMs }: DeployFacts, plan: DeployPlan): Step {
  const { to, deploy, why, askedAtMs } = rollback;
  const stage = stageOf(deploy);
  if (stage.kind === 'live') {
    return end('rolled-back', `${why.words} Rolled back to ${nameOf(to)} by ${deploy.id}.`, why);
  }
  if (stage.kind === 'replaced') {
    const words = `${why.words} Rolled back to ${nameOf(to)}, which another deploy has replaced.`;
    return end('rolled-back', words, why);
  }
  const isLate = nowMs - askedAtMs >= plan.rollbackWithinMs;
  if (stage.kind === 'under-way' && !isLate) return { do: 'wait' };
  const after = isLate ? ` after ${minutes(nowMs - askedAtMs)} min` : '';
  const said = `did not succeed: ${deploy.id} is ${deploy.status}${after}`;
  const words = `${why.words} The rollback to ${nameOf(to)} ${said}. It is still live: act.`;
  return end('rollback-failed', words, why);
}

function newerThan({ deploy, others }: DeployFacts): Deploy[] {
  return others.filter((each) => each.createdAtMs > deploy.createdAtMs);
}

function newerLive(facts: DeployFacts): Deploy | null {
  return newerThan(facts).find((each) => stageOf(each).kind === 'live') ?? null;
}

function superseded(newer: Deploy): Step {
  const how = newer.trigger === 'rollback' ? 'rolled back by' : 'replaced by';
  return end('superseded', `It was ${how} ${nameOf(newer)}, so it is neither good nor bad.`);
}

function end(outcome: Outcome, words: string, fault?: Fault): Step {
  return { do: 'end', outcome, words, ...(fault === undefined ? {} : { fault }) };
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
