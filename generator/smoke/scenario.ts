import type { SmokeScenario } from '../model/model.ts';
import type { Answer, RequestSpec } from './bounded-client.ts';
import type { SentRequest } from './sent-request.ts';

/** What came of a scenario or a case. Only what was carried out to the end has passed. */
export type Outcome = Passed | Failed | Skipped;

export interface Passed {
  readonly kind: 'passed';
}

export interface Failed {
  readonly kind: 'failed';
  /** Which promise is broken, in one line. */
  readonly reason: string;
  /** What there was instead. */
  readonly seen: string | null;
  /** The request that shows it. */
  readonly request: SentRequest | null;
}

export interface Skipped {
  readonly kind: 'skipped';
  readonly reason: string;
}

/** A world on this machine, which `world.ts` of the scenarios' folder starts. */
export interface LocalWorld {
  /** Address of the service. */
  readonly url: string;
  /** Environment of the service, for its secrets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Leaves nothing behind. */
  stop(): Promise<unknown>;
}

/** What `world.ts` exports under the name `startWorld`. */
export type StartLocalWorld<World extends LocalWorld = LocalWorld> = (
  env: Readonly<Record<string, string | undefined>>,
) => Promise<World>;

/** What a scenario works with. */
export interface ScenarioContext<World extends LocalWorld = LocalWorld> {
  /** The scenario as the contract has it. */
  readonly facts: SmokeScenario;
  /** SHA-256 of the contract in this checkout. */
  readonly contractHash: string;
  /** Null: the service is live, and nothing may be written. */
  readonly world: World | null;
  /** Asks the service; counted and limited. Throws {@link Shortfall} without an answer. */
  request(spec: RequestSpec): Promise<Answer>;
  /** Notes how long a promised thing took. */
  took(ms: number): void;
}

/** What a scenario module exports under the name `scenario`. */
export interface Scenario<World extends LocalWorld = LocalWorld> {
  readonly id: string;
  /** What it throws counts as failed. */
  run(context: ScenarioContext<World>): Promise<Outcome>;
}

/** A promise that was not kept, thrown from wherever it shows. */
export class Shortfall extends Error {
  override readonly name = 'Shortfall';
  readonly outcome: Failed;

  constructor(reason: string, shown: FailureDetails = {}) {
    super(reason);
    this.outcome = failed(reason, shown);
  }
}

export interface FailureDetails {
  readonly seen?: string;
  readonly request?: SentRequest;
}

/** All that was promised was seen. Where a part of it was not, the scenario is skipped. */
export function passed(): Passed {
  return { kind: 'passed' };
}

/** A promise is broken. */
export function failed(reason: string, { seen, request }: FailureDetails = {}): Failed {
  return { kind: 'failed', reason, seen: seen ?? null, request: request ?? null };
}

/** Nothing was asked, and nothing is claimed. */
export function skipped(reason: string): Skipped {
  return { kind: 'skipped', reason };
}

/** A thrown value as an outcome: the first line of its message is the reason. */
export function failedBy(error: unknown): Failed {
  if (isShortfall(error)) return error.outcome;
  const text = error instanceof Error ? error.message : String(error);
  const [reason = '', ...rest] = text.split('\n');
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  const seen = [cause, ...rest].join('\n').trim();
  return failed(
    reason === '' ? 'It broke off without a word.' : reason,
    seen === '' ? {} : { seen },
  );
}

/** By its name: a project may have loaded this class from another copy of this package. */
function isShortfall(error: unknown): error is Shortfall {
  return error instanceof Error && error.name === 'Shortfall' && 'outcome' in error;
}
