import { describe, expect, it } from 'vitest';
import { describeOps } from '../../../src/core/ops/describe-ops.ts';
import type { OpsFacts, OpsReadings, Waiting } from '../../../src/core/ops/ops-facts.ts';
import { factsOf, instanceOf, NOW_MS } from './ops-facts-of.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

function say(facts: OpsFacts, id: string): string {
  const panel = describeOps(facts).panels.find((each) => each.id === id);
  return `${panel?.tone}: ${panel?.sentence}`;
}

const waiting = (differs: Partial<Waiting>): Partial<OpsReadings> => ({
  waiting: { ...(factsOf().readings as OpsReadings).waiting, ...differs },
});
const lease = (overMs: number): Partial<OpsReadings> => ({
  lease: { holder: 'bot-a', epoch: 3, isLive: false, ageMs: 0, overMs },
});
const money = (totalKopecks: bigint): Partial<OpsReadings> => {
  const { history } = factsOf().readings as OpsReadings;
  return { history: history && { ...history, money: { ...history.money, totalKopecks } } };
};
const failed = (differs: object): Partial<OpsReadings> => ({
  lastErrors: [
    {
      ...{ orderId: 1, modelId: 'z-image', atMs: NOW_MS, kind: 'vendor', code: '500' },
      ...{ isAboutCredits: false, ...differs },
    },
  ],
});
const credits = (left: number | null): Partial<OpsReadings> => {
  const row = instanceOf();
  return {
    instances: [{ ...row, report: { ...row.report, credits: left } }],
  };
};
const pattern = (id: string, ageMs: number): Partial<OpsReadings> => {
  const row = instanceOf();
  const patterns = { [id]: { count: 2, lastAtMs: NOW_MS - ageMs } };
  return { instances: [{ ...row, report: { ...row.report, patterns } }] };
};
const answers = (p95Ms: number): Partial<OpsReadings> => {
  const { history } = factsOf().readings as OpsReadings;
  const answerTimes = [{ atMs: NOW_MS - MINUTE_MS, answers: 9, p50Ms: 8, p95Ms }];
  return { history: history && { ...history, answerTimes } };
};
const incident = (ageMs: number) => ({
  ...{ id: 'abcd1234', atMs: NOW_MS - ageMs, updateId: 1, userId: 2, asked: 'text', toldIn: null },
  ...{ orderId: null, errorClass: 'TypeError', errorMessage: 'x' },
});
const standBy = instanceOf({ name: 'bot-b', mode: 'PASSIVE', epoch: null, leaseAgeMs: null });

describe('what a panel says', () => {
  const cases: [string, Partial<OpsReadings>, string][] = [
    ['up', {}, 'good: It is up: the database answers, and bot-a works.'],
    ['up', { lease: null }, 'attention: Nobody has been ACTIVE yet.'],
    [
      'up',
      lease(40 * SECOND_MS),
      'attention: Nobody has been ACTIVE for 40 s. What arrives is stored; users are told to come back later.',
    ],
    [
      'up',
      lease(5 * MINUTE_MS),
      'bad: Nobody has been ACTIVE for 5 min. What arrives is stored; users are told to come back later.',
    ],
    ['instances', {}, 'good: bot-a has been ACTIVE for 10 min; nobody stands by.'],
    [
      'instances',
      { instances: [instanceOf(), standBy] },
      'good: bot-a has been ACTIVE for 10 min; 1 other stands by.',
    ],
    ['instances', { instances: [standBy] }, 'bad: Nobody is ACTIVE; 1 instance stands by.'],
    [
      'instances',
      { instances: [instanceOf({ silentMs: 30 * SECOND_MS })] },
      'bad: Nobody is ACTIVE; 0 instances stand by.',
    ],
    [
      'instances',
      { instances: [instanceOf(), instanceOf({ name: 'bot-c', silentMs: 30 * SECOND_MS })] },
      'attention: bot-a has been ACTIVE for 10 min; nobody stands by. bot-c has said nothing for 30 s: it died or froze.',
    ],
    [
      'instances',
      { instances: [instanceOf(), instanceOf({ name: 'bot-c' })] },
      'bad: 2 instances say that they are ACTIVE. Only the one of epoch 3 can change anything; stop the other.',
    ],
    ['queue', {}, 'good: Nobody waits.'],
    [
      'queue',
      waiting({ updates: 1, oldestUpdateMs: 900 }),
      'good: 1 update is being worked off; nobody waits.',
    ],
    [
      'queue',
      waiting({ updates: 12, oldestUpdateMs: 40 * SECOND_MS }),
      'attention: 12 updates wait, the oldest for 40 s.',
    ],
    [
      'queue',
      waiting({ updates: 12, oldestUpdateMs: 3 * MINUTE_MS }),
      'bad: 12 updates wait, the oldest for 3 min.',
    ],
    [
      'queue',
      waiting({ calls: 2, oldestCallMs: 40 * SECOND_MS }),
      'attention: 2 answers are not sent yet, the oldest for 40 s.',
    ],
    [
      'queue',
      waiting({ givenUpJobs: 1 }),
      'attention: Nobody waits, but 1 job is given up and will not be tried again.',
    ],
    ['money', {}, 'good: Money is right: all balances together give zero.'],
    [
      'money',
      money(-150n),
      'bad: Money is wrong: all balances together give −₽1.50, not zero. Stop payments.',
    ],
    [
      'money',
      pattern('ledger-unbalanced', MINUTE_MS),
      'bad: Money is wrong: the last proof failed. The log names the transfer. Stop payments.',
    ],
    ['money', { history: null }, 'attention: Not known yet: it takes longer than usual to add up.'],
    ['failures', {}, 'good: Nothing broke in the last day.'],
    [
      'failures',
      { incidents: [incident(3 * MINUTE_MS)] },
      'attention: 1 incident in the last hour, the newest 3 min ago: TypeError: x',
    ],
    ['failures', { incidents: [incident(61 * MINUTE_MS)] }, 'good: Nothing broke in the last day.'],
    [
      'failures',
      { failures: [{ kind: 'unavailable', orders: 2, lastAtMs: NOW_MS }] },
      'attention: 2 orders of the last day failed for a reason that you can mend.',
    ],
    [
      'failures',
      { failures: [{ kind: 'moderation', orders: 1, lastAtMs: NOW_MS }] },
      'good: No incident in the last hour; 1 order of the last day failed at the vendor.',
    ],
    ['vendor', {}, 'good: The vendor works, and the account has credits.'],
    [
      'vendor',
      credits(0),
      'bad: The vendor account has no credits left: orders fail and their money goes back. Top it up.',
    ],
    ['vendor', credits(120.5), 'attention: The vendor works; only 120 credits are left.'],
    ['vendor', credits(null), 'attention: The vendor has not said how many credits are left.'],
    [
      'vendor',
      failed({ isAboutCredits: true, code: '402' }),
      'bad: The vendor account has no credits left: orders fail and their money goes back. Top it up.',
    ],
    [
      'vendor',
      failed({ code: '401' }),
      'bad: The vendor refuses our key: orders fail. Check KIE_API_KEY.',
    ],
    ['vendor', failed({}), 'attention: The last 1 order failed, the newest as "vendor".'],
    [
      'vendor',
      failed({ atMs: NOW_MS - 2 * MINUTE_MS }),
      'good: The vendor works, and the account has credits.',
    ],
    ['latency', {}, 'good: Nobody was answered in the last minutes.'],
    ['latency', answers(80), 'good: 95 of 100 answers of the last minutes came within 80 ms.'],
    [
      'latency',
      answers(1_200),
      'attention: 95 of 100 answers of the last minutes came within 1.2 s.',
    ],
    ['latency', answers(9_000), 'bad: 95 of 100 answers of the last minutes came within 9.0 s.'],
    ['deploys', {}, 'good: 1.0.0 · abcdef0 has led for 10 min.'],
    ['deploys', { terms: [] }, 'attention: Nobody has led yet.'],
    ['log', {}, 'good: No instance has written a line that should not be there.'],
    [
      'log',
      pattern('type-error', MINUTE_MS),
      'attention: 2 lines that should not be there; the last came within the hour.',
    ],
    [
      'log',
      pattern('lock-lost', MINUTE_MS),
      'bad: 2 lines that should not be there; the last came within the hour.',
    ],
    [
      'log',
      pattern('lock-lost', 61 * MINUTE_MS),
      'good: 2 lines that should not be there, none of them in the last hour.',
    ],
  ];
  it.each(cases.map(([id, differs, said]) => [id, said, differs] as const))(
    '%s: %s',
    (id, said, differs) => {
      expect(say(factsOf(differs), id)).toBe(said);
    },
  );
});

describe('the line on top', () => {
  it('is the worst of all panels', () => {
    expect(describeOps(factsOf()).headline).toEqual({ tone: 'good', sentence: 'All is well.' });
    const { headline } = describeOps(factsOf({ ...money(100n), incidents: [incident(0)] }));
    expect(headline.tone).toBe('bad');
    expect(headline.sentence).toMatch(/^Money is wrong: .* And 1 more below\.$/);
  });

  it('says in every panel that nothing is known while the database is away', () => {
    const { panels, headline } = describeOps(factsOf({}, { readings: null }));
    expect(headline).toEqual({ tone: 'bad', sentence: expect.stringMatching(/database/) });
    for (const { id, tone, sentence } of panels) {
      expect.soft([id, tone]).not.toContain('good');
      expect.soft(sentence, id).toContain('database does not answer');
    }
  });

  it('keeps calm while an instance starts', () => {
    const starting = factsOf({}, { readings: null, migrationsAtHead: false });
    expect(say(starting, 'up')).toBe('attention: It is starting: the database is being prepared.');
  });
});
