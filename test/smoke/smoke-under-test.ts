import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmokeScenario } from '../../generator/model/model.ts';
import { BoundedClient } from '../../generator/smoke/bounded-client.ts';
import type { CheckResult } from '../../generator/smoke/check-result.ts';
import { loadScenario } from '../../generator/smoke/load-modules.ts';
import { runSmoke } from '../../generator/smoke/run-smoke.ts';
import type { Scenario } from '../../generator/smoke/scenario.ts';
import { DatabaseLine } from '../bot/database-line.ts';
import { freePort } from '../sandbox/free-port.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RenumberingFront } from './renumbering-front.ts';
import { SmokeWorld } from './smoke-world.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** All scenarios of the contract. */
export const scenarios: readonly SmokeScenario[] = read('generated/smoke.json').scenarios;

/** The contract that the service is made from. */
export const contractHash: string = read('generated/manifest.json').contract;

/** Something that is made to go wrong for as long as `during` runs, or for the whole run. */
export interface Sabotage {
  /** Only while this scenario runs; without it from the beginning to the end. */
  readonly during?: string;
  /** Returns how to mend it. */
  readonly provoke: (smoke: SmokeUnderTest) => Promise<() => unknown> | (() => unknown);
}

/** A world whose every part can be broken and mended, and the engine that runs on it. */
export class SmokeUnderTest {
  readonly world: SmokeWorld;
  /** Between the service and its database. */
  readonly line: DatabaseLine;
  /** Between Telegram and the service. */
  readonly front: RenumberingFront;
  /** What the checkout says of its contract. */
  contractHash = contractHash;
  /** Told what the services write. */
  onOutput: (chunk: string) => void = () => undefined;

  private constructor(world: SmokeWorld, line: DatabaseLine, front: RenumberingFront) {
    this.world = world;
    this.line = line;
    this.front = front;
  }

  static async start(): Promise<SmokeUnderTest> {
    const database = await freshDatabase();
    const line = await DatabaseLine.to(database.url);
    const port = await freePort();
    const front = await RenumberingFront.before(`http://127.0.0.1:${port}`);
    const smoke: { current?: SmokeUnderTest } = {};
    const world = await SmokeWorld.start({
      port,
      databaseUrl: database.url,
      env: { DATABASE_URL: line.url, RENDER_EXTERNAL_URL: front.url },
      onOutput: (chunk) => smoke.current?.onOutput(chunk),
      onStop: async () => {
        await front.close();
        await line.close();
        await database.leave();
      },
    });
    smoke.current = new SmokeUnderTest(world, line, front);
    return smoke.current;
  }

  /** Runs scenarios of the contract, all of them unless some are named. */
  async run(sabotage: Sabotage | null = null, only?: readonly string[]): Promise<CheckResult[]> {
    const { during } = sabotage ?? {};
    const mend = during === undefined ? await sabotage?.provoke(this) : undefined;
    try {
      return await runSmoke(
        {
          scenarios: scenarios.filter(({ id }) => only === undefined || only.includes(id)),
          routes: [],
          models: [],
        },
        {
          contract: { routes: [], security: {} as never },
          contractHash: this.contractHash,
          client: new BoundedClient(this.world.url),
          world: this.world,
          loadScenario: async (facts) => {
            const scenario = await loadScenario(join(root, 'test/smoke'), facts);
            return facts.id === during && sabotage !== null
              ? this.#sabotaged(scenario, sabotage)
              : scenario;
          },
          loadCheckInput: () => Promise.reject(new TypeError('no models are asked')),
          secrets: new Map(),
          redact: (text) => text,
        },
      );
    } finally {
      await mend?.();
    }
  }

  stop(): Promise<void> {
    return this.world.stop();
  }

  #sabotaged(scenario: Scenario, { provoke }: Sabotage): Scenario {
    return {
      id: scenario.id,
      run: async (context) => {
        const mend = await provoke(this);
        try {
          return await scenario.run(context);
        } finally {
          await mend();
        }
      },
    };
  }
}
