import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sabotage, SmokeUnderTest, scenarios } from './smoke-under-test.ts';

/** A scenario that cannot fail says nothing. Each is made to, and fails alone, for its own reason. */

interface ProvokedFault extends Sabotage {
  readonly scenario: string;
  readonly fault: string;
  readonly reason: RegExp;
}

const faults: readonly ProvokedFault[] = [
  {
    scenario: 'S0',
    fault: 'the service was made from another contract',
    reason: /^The service was made from another contract than 0{64}\.$/,
    provoke: (smoke) => {
      const own = smoke.contractHash;
      smoke.contractHash = '0'.repeat(64);
      return () => {
        smoke.contractHash = own;
      };
    },
  },
  {
    scenario: 'S1',
    fault: 'the Bot API cannot be reached',
    reason: /^\/start is not answered within 3000 ms\.$/,
    during: 'S1',
    provoke: ({ world }) => {
      world.telegram.control.outage(60_000);
      return () => world.telegram.control.clearFaults();
    },
  },
  {
    scenario: 'S2',
    fault: 'the way to the database is cut',
    reason: /^The service is not connected to its database\.$/,
    during: 'S2',
    provoke: ({ line, world }) => {
      line.cut();
      return async () => {
        line.mend();
        await world.leader();
      };
    },
  },
  {
    scenario: 'S3',
    fault: 'the inbox loses what it is given',
    reason: /^The webhook answered 200 for an update that is not stored\.$/,
    provoke: async ({ world }) => {
      await world.rows(`
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
      await world.rows(`
        CREATE TRIGGER lose BEFORE INSERT ON inbox FOR EACH ROW
        WHEN (NEW.payload LIKE '%fast-ack%') EXECUTE FUNCTION lose()`);
      return () => world.rows('DROP FUNCTION lose CASCADE');
    },
  },
  {
    scenario: 'S4',
    fault: 'PASSIVE keeps everything for the next leader',
    reason: /^\/help is safe, and is not answered while nobody leads within 3000 ms\.$/,
    provoke: ({ world }) => {
      world.nextEnv = { PASSIVE_MODE: 'HOLD' };
      return () => {
        world.nextEnv = {};
      };
    },
  },
  {
    scenario: 'S5',
    fault: 'the vendor fails',
    reason: /^The order is failed, and nothing was delivered\.$/,
    during: 'S5',
    provoke: ({ world }) => {
      world.kie.control.fault({ kind: 'fail', times: 1 });
      return () => world.kie.control.clearFaults();
    },
  },
  {
    scenario: 'S6',
    fault: 'something on the way renumbers updates that come again',
    reason: /^One update was stored 3 times\.$/,
    provoke: ({ front }) => {
      front.renumbers = true;
      return () => {
        front.renumbers = false;
      };
    },
  },
  {
    scenario: 'S7',
    fault: 'an exception kills the process',
    reason: /^An exception in a handler ended the process \(SIGKILL\)\.$/,
    during: 'S7',
    provoke: async (smoke) => {
      const leader = await smoke.world.leader();
      smoke.onOutput = (chunk) => {
        if (chunk.includes('an update cannot be handled')) leader.kill('SIGKILL');
      };
      return async () => {
        smoke.onOutput = () => undefined;
        smoke.world.startService();
        await smoke.world.leader();
      };
    },
  },
  {
    scenario: 'S8',
    fault: 'the environment lacks a secret',
    reason: /^The new process ended \(2\) before it was healthy\.$/,
    during: 'S8',
    provoke: ({ world }) => {
      world.nextEnv = { WEBHOOK_SECRET: undefined };
      return () => {
        world.nextEnv = {};
      };
    },
  },
];

/** They end and start whole processes: where the fault is not theirs, they are left out. */
const SLOW = ['S4', 'S8'];

let smoke: SmokeUnderTest;
beforeAll(async () => {
  smoke = await SmokeUnderTest.start();
});
afterAll(() => smoke?.stop());

describe('without a fault', () => {
  it('all nine scenarios pass', async () => {
    const results = await smoke.run();
    expect(results.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual(
      scenarios.map(({ id }) => [id, 'passed', null]),
    );
    expect(results).toHaveLength(9);
  });
});

describe('exactly one scenario fails, for its own reason, when', () => {
  it.each(faults)('$scenario: $fault', async ({ scenario, reason, ...sabotage }) => {
    const others = scenarios.map(({ id }) => id).filter((id) => !SLOW.includes(id));
    const results = await smoke.run(sabotage, [...others, scenario]);
    const failed = results.filter(({ outcome }) => outcome !== 'passed');
    expect(failed.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      [scenario, 'failed', expect.stringMatching(reason)],
    ]);
  });

  it('leaves none out', () => {
    expect(faults.map(({ scenario }) => scenario)).toEqual(scenarios.map(({ id }) => id));
  });
});

describe('S5 also fails', () => {
  it('when the price is charged before the picture is there', async () => {
    const [result] = await smoke.run(
      {
        provoke: async ({ world }) => {
          await world.rows(`
            CREATE FUNCTION early() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN NEW.created_at := now() - interval ''1 minute''; RETURN NEW; END'`);
          await world.rows(`
            CREATE TRIGGER early BEFORE INSERT ON transfers FOR EACH ROW
            WHEN (NEW.kind = 'post') EXECUTE FUNCTION early()`);
          return () => world.rows('DROP FUNCTION early CASCADE');
        },
      },
      ['S5'],
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: 'The price was charged before the picture was there.',
    });
  });
});

describe('S7 also fails', () => {
  it('when the person is not told', async () => {
    const [result] = await smoke.run(
      {
        during: 'S7',
        provoke: ({ world }) => {
          const effect = { kind: 'refuse', code: 400, description: 'Bad Request' } as const;
          world.telegram.control.fault({ method: 'sendMessage', times: 100, effect });
          return () => world.telegram.control.clearFaults();
        },
      },
      ['S7'],
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: 'The person is not told that something went wrong within 3000 ms.',
    });
  });
});
