import { type DeployWatchOptions, deployWatch } from '../../generator/cli/commands/deploy-watch.ts';
import type { ReleaseUnderTest } from '../release/release-under-test.ts';
import type { PlayedDeploy, Stages } from '../sandbox/fake-render/deploy-history.ts';
import { RenderUnderTest } from './played-deployment.ts';
import { SteppedClock } from './stepped-clock.ts';

/** What `truth deploy watch` said, how it ended, and how much time of its clock went by. */
export interface Watched {
  readonly code: number;
  readonly report: Record<string, unknown>;
  readonly err: string;
  readonly tookMs: number;
}

/** A project whose HEAD is deployed at a played Render. */
export class DeployUnderTest extends RenderUnderTest {
  #project: ReleaseUnderTest | null = null;

  static async start(project: ReleaseUnderTest): Promise<DeployUnderTest> {
    const clock = new SteppedClock();
    const render = await RenderUnderTest.startRender(clock, project.url);
    const world = new DeployUnderTest(render, clock);
    world.#project = project;
    return world;
  }

  get project(): ReleaseUnderTest {
    return this.#project as ReleaseUnderTest;
  }

  /** Deploys HEAD. */
  deploy(stages?: Stages): PlayedDeploy {
    return this.begin(this.project.git('rev-parse', 'HEAD'), stages);
  }

  async watch(
    options: DeployWatchOptions = {},
    env: Record<string, string> = {},
  ): Promise<Watched> {
    let out = '';
    let err = '';
    const since = this.nowMs;
    const code = await deployWatch(
      { format: 'json', ...options },
      {
        cwd: this.project.root,
        env: {
          ...this.project.env,
          RENDER_API_KEY: 'rnd_key',
          RENDER_API_URL: this.render.url,
          RENDER_SERVICE_ID: this.render.serviceId,
          ...env,
        },
        color: false,
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
      },
      this.clock,
    );
    const report = options.format === undefined ? JSON.parse(out) : { out };
    return { code, report, err, tookMs: this.nowMs - since };
  }
}
