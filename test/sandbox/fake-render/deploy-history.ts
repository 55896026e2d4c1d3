/** Times after the start of a deploy at which it gets a status. */
export type Stages = readonly (readonly [status: string, afterMs: number])[];

export interface PlayedDeploy {
  readonly id: string;
  readonly commit: string;
  readonly trigger: string;
  readonly createdAtMs: number;
  stages: Stages;
  /** Whether its image is still there to go back to. */
  hasImage: boolean;
}

/** How a deploy goes when nothing is wrong; the last one stays. */
export const USUAL: Stages = [
  ['created', 0],
  ['queued', 1_000],
  ['build_in_progress', 3_000],
  ['update_in_progress', 60_000],
  ['live', 90_000],
];

/** Nothing is built for going back. */
export const BACK: Stages = [
  ['created', 0],
  ['update_in_progress', 2_000],
  ['live', 20_000],
];

/** USUAL until it fails in that way. */
export function failing(status: string, before: string): Stages {
  const at = USUAL.findIndex(([each]) => each === before);
  return [...USUAL.slice(0, at + 1), [status, (USUAL[at]?.[1] ?? 0) + 10_000]];
}

/** Deploys of one service on a clock: each is where its stages say, and one alone is live. */
export class DeployHistory {
  readonly #nowMs: () => number;
  readonly #deploys: PlayedDeploy[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The newest first, without those that lie ahead. */
  get all(): PlayedDeploy[] {
    const begun = this.#deploys.filter(({ createdAtMs }) => createdAtMs <= this.#nowMs());
    return begun.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  }

  /** A deploy that begins now, or has begun before, or will begin. */
  add(commit: string, how: Partial<Omit<PlayedDeploy, 'id' | 'commit'>> = {}): PlayedDeploy {
    const deploy = {
      id: `dep-${String(this.#deploys.length + 1).padStart(4, '0')}`,
      commit,
      trigger: 'api',
      createdAtMs: this.#nowMs(),
      stages: USUAL,
      hasImage: true,
      ...how,
    };
    this.#deploys.push(deploy);
    return deploy;
  }

  find(id: string): PlayedDeploy | undefined {
    return this.all.find((each) => each.id === id);
  }

  /** Ends a deploy that is under way; somebody else pressed the button. */
  cancel(deploy: PlayedDeploy, afterMs: number): void {
    const before = deploy.stages.filter(([, at]) => at < afterMs);
    deploy.stages = [...before, ['canceled', afterMs]];
  }

  /** When it was live first; null when it has not been. */
  liveAtMs({ createdAtMs, stages }: PlayedDeploy): number | null {
    const after = stages.find(([status]) => status === 'live')?.[1];
    const atMs = after === undefined ? null : createdAtMs + after;
    return atMs === null || atMs > this.#nowMs() ? null : atMs;
  }

  statusOf(deploy: PlayedDeploy): string {
    const now = this.#nowMs();
    const { createdAtMs, stages } = deploy;
    const [status = 'created'] = stages.findLast(([, after]) => createdAtMs + after <= now) ?? [];
    if (status !== 'live') return status;
    const own = this.liveAtMs(deploy) ?? 0;
    return this.all.some((each) => (this.liveAtMs(each) ?? 0) > own) ? 'deactivated' : 'live';
  }

  /** As the API shows it. */
  show(deploy: PlayedDeploy): Record<string, unknown> {
    const { id, commit, trigger, createdAtMs, stages } = deploy;
    const [last, after] = stages.at(-1) ?? ['created', 0];
    const endedMs = createdAtMs + after;
    const isOver = endedMs <= this.#nowMs() && last !== 'queued';
    const iso = (ms: number): string => new Date(ms).toISOString();
    return {
      id,
      commit: { id: commit, message: 'A change', createdAt: iso(createdAtMs) },
      status: this.statusOf(deploy),
      trigger,
      createdAt: iso(createdAtMs),
      updatedAt: iso(Math.min(this.#nowMs(), endedMs)),
      finishedAt: isOver ? iso(endedMs) : null,
    };
  }
}
