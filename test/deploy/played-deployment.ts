import { LogTail } from '../../generator/deploy/log-tail.ts';
import { RenderClient } from '../../generator/deploy/render-client.ts';
import { RenderService } from '../../generator/deploy/render-service.ts';
import { type WatchResult, watchDeploy } from '../../generator/deploy/watch-deploy.ts';
import type { SmokeEvidence } from '../../generator/release/evidence.ts';
import type { PlayedDeploy, Stages } from '../sandbox/fake-render/deploy-history.ts';
import { FakeRender } from '../sandbox/fake-render/fake-render.ts';
import { SteppedClock } from './stepped-clock.ts';

export const MINUTE_MS = 60_000;
export const HEAD = 'b'.repeat(40);

const PATTERN = {
  id: 'type-error',
  pattern: 'TypeError: ',
  severity: 'error',
  description: 'A value had another shape.',
  fix: 'Parse the value where it enters.',
} as const;

const PLAN = {
  liveWithinMs: 30 * MINUTE_MS,
  servedWithinMs: 3 * MINUTE_MS,
  rollbackWithinMs: 15 * MINUTE_MS,
  answersInARow: 3,
  smokeRuns: 2,
  watchMs: 10 * MINUTE_MS,
  mayRollBack: true,
  failedCommits: [],
} as const;

/** Deploys at a played Render, and a service that is as a test says. */
export class RenderUnderTest {
  readonly clock: SteppedClock;
  readonly render: FakeRender;
  /** The one that was live before, of another commit. */
  readonly before: PlayedDeploy;

  protected constructor(render: FakeRender, clock: SteppedClock) {
    this.clock = clock;
    this.render = render;
    const hourAgoMs = clock.nowMs() - 60 * MINUTE_MS;
    this.before = render.deploys.add('a'.repeat(40), { createdAtMs: hourAgoMs });
    const atMs = clock.nowMs() - 1;
    render.log('{"level":"info","msg":"the version before"}', { instance: 'old', atMs });
  }

  static async startRender(clock: SteppedClock, address: string): Promise<FakeRender> {
    return FakeRender.start({ apiKey: 'rnd_key', nowMs: clock.nowMs, address });
  }

  get nowMs(): number {
    return this.clock.nowMs();
  }

  after(ms: number, act: () => void): void {
    this.clock.after(ms, act);
  }

  /** A deploy whose instance says hello once it is live, and writes the log from then on. */
  protected begin(commit: string, stages: Stages | undefined): PlayedDeploy {
    const deploy = this.render.deploys.add(commit, stages === undefined ? {} : { stages });
    this.after(80_000, () => {
      this.render.instance = `of-${deploy.id}`;
    });
    this.after(100_000, () => this.render.log('{"level":"info","msg":"listening"}'));
    return deploy;
  }
}

/** Without a repository and a contract: what is decided, and what Render is asked. */
export class PlayedDeployment extends RenderUnderTest {
  /** The commit that `/health` tells; null: nobody answers. */
  served: string | null = HEAD;
  smoke: SmokeEvidence = {
    ran: true,
    checks: [{ id: 'S0', suite: 'scenarios', outcome: 'passed', reason: null }],
  };

  static async start(): Promise<PlayedDeployment> {
    const clock = new SteppedClock();
    return new PlayedDeployment(await RenderUnderTest.startRender(clock, ''), clock);
  }

  deploy(stages?: Stages): PlayedDeploy {
    return this.begin(HEAD, stages);
  }

  /** Follows the newest deploy. */
  async watch(): Promise<WatchResult> {
    const { nowMs, pause } = this.clock;
    const client = new RenderClient(this.render.url, 'rnd_key', { nowMs, pause });
    const service = new RenderService(client, this.render.serviceId);
    const [deploy] = await service.deploys(() => true);
    if (deploy === undefined) throw new Error('Nothing is deployed.');
    const tail = new LogTail({
      service,
      ownerId: this.render.ownerId,
      createdAtMs: deploy.createdAtMs,
      fromMs: deploy.createdAtMs,
      patterns: [PATTERN],
      mask: (text) => text,
    });
    return watchDeploy(
      deploy,
      PLAN,
      {
        nowMs,
        pause,
        service,
        health: async () =>
          this.served === null
            ? { answered: false, why: 'cannot be reached (ECONNREFUSED).' }
            : { answered: true, fields: { status: 'ok', commit: this.served } },
        smoke: async () => this.smoke,
        readLog: (now) => tail.readOn(now),
        say: () => {},
      },
      false,
    );
  }
}
