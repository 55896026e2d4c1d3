import type { Mutation } from './mutation.ts';

const CONTRACT = 'contract/truth.yaml';

/** Promises about updates: stored, acknowledged, handled. */
export const updateMutations: readonly Mutation[] = [
  {
    invariant: 'stored-before-ok',
    gate: {
      test: 'test/http/webhook.test.ts',
      title: 'C3 answers 503 while nothing can be stored, and 200 to the repetition',
    },
    breaks: 'an update that could not be stored is acknowledged',
    file: 'src/http/webhook.ts',
    find: "log.error({ err, update_id: body.update_id }, 'update not stored');",
    replace: 'if (err !== null) return { status: 200, body: { ok: true } };',
    red: 'expected 200 to be 503',
  },
  {
    invariant: 'stored-before-ok',
    gate: { scenario: 'S3' },
    breaks: 'updates are acknowledged and not stored',
    file: 'src/service.ts',
    find: 'this.#tracing.receive(updateId, () => this.inbox.store(updateId, lane, payload));',
    replace: 'this.#tracing.receive(updateId, async () => lane !== payload);',
    red: 'The webhook answered 200 for an update that is not stored.',
  },
  {
    invariant: 'durable-queue',
    gate: { diagnostic: 'queue-drops-work' },
    breaks: 'the queue drops what is oldest',
    file: CONTRACT,
    find: 'drop_policy: none',
    replace: 'drop_policy: drop-oldest',
    red: 'a user whose message is dropped gets no answer',
  },
  {
    invariant: 'durable-queue',
    gate: { scenario: 'S3' },
    breaks: 'updates wait in memory',
    file: 'src/db/inbox-writer.ts',
    find: 'if (!this.#writing) void this.#writeAll();',
    replace: 'if (this.#waiting.length > 1e9) void this.#writeAll();\n      resolve(true);',
    red: 'The webhook answered 200 for an update that is not stored.',
  },
  {
    invariant: 'durable-queue',
    gate: {
      test: 'test/db/inbox-writer.test.ts',
      title: 'tells all of a group that it was not stored, and stores the next',
    },
    breaks: 'what could not be stored counts as stored',
    file: 'src/db/inbox-writer.ts',
    find: 'for (const { reject } of group) reject(error);',
    replace: 'for (const { resolve } of group) resolve(error === null);',
    red: 'to deeply equal',
  },
  {
    invariant: 'acknowledged-in-time',
    gate: { diagnostic: 'ack-mismatch' },
    breaks: 'the route promises less than the queue',
    file: 'contract/truth.yaml',
    find: `    path: /webhook/{secret}
    summary: Telegram updates. 200 means the update is stored; 503 asks Telegram to repeat.
    sla_ms: 500
`,
    replace: `    path: /webhook/{secret}
    summary: Telegram updates. 200 means the update is stored; 503 asks Telegram to repeat.
    sla_ms: 5000
`,
    red: 'acknowledges within 5000 ms',
  },
  {
    invariant: 'acknowledged-in-time',
    gate: { scenario: 'S3' },
    breaks: 'an update is acknowledged late',
    file: 'src/http/webhook.ts',
    find: `      onStored(isNew);
`,
    replace: `      await new Promise((resolve) => setTimeout(resolve, 900));
      onStored(isNew);
`,
    red: 'and 500 ms are promised',
  },
  {
    invariant: 'stored-is-handled',
    gate: {
      test: 'test/db/queue-queries.test.ts',
      title: 'is the one with the lowest number that is not done with',
    },
    breaks: 'the newest update is handled first',
    file: 'src/db/queries/next-update.ts',
    find: `   ORDER BY update_id
`,
    replace: `   ORDER BY update_id DESC
`,
    red: 'to match object',
  },
  {
    invariant: 'stored-is-handled',
    gate: {
      test: 'test/db/lane-jobs.test.ts',
      title: 'wakes each lane that has something to do and no job for it',
    },
    breaks: 'a chat whose job was given up is forgotten',
    file: 'src/db/queries/wake-waiting-lanes.ts',
    find: `OR job.attempts = 0
`,
    replace: `OR job.attempts >= 0
`,
    red: 'expected 3 to be 4',
  },
  {
    invariant: 'stored-is-handled',
    gate: {
      test: 'test/jobs/instances.test.ts',
      title: 'B5 of a leader that froze is done again by the next',
    },
    breaks: 'what a dead leader had begun stays locked',
    file: 'src/jobs/work.ts',
    find: 'const unlocked = await unlockJobs(db);',
    replace: 'const unlocked = typeof unlockJobs;',
    red: 'Waited',
  },
  {
    invariant: 'deploy-loses-nothing',
    gate: {
      test: 'test/service/leadership.test.ts',
      title: 'C2 C7 follows each newcomer, with updates stored all the time',
    },
    breaks: 'an instance that does not lead stores nothing',
    file: 'src/service.ts',
    find: 'this.#tracing.receive(updateId, () => this.inbox.store(updateId, lane, payload));',
    replace: `this.#tracing.receive(updateId, async () => {
      if (!this.leadership.held) throw new Error('PASSIVE');
      return this.inbox.store(updateId, lane, payload);
    });`,
    red: '503',
  },
  {
    invariant: 'deploy-loses-nothing',
    gate: {
      test: 'test/service/lifecycle.test.ts',
      title: 'lets a request that is under way end, and gives the port up when nothing new comes',
    },
    breaks: 'an instance that stops cuts requests off',
    file: 'src/http/draining-server.ts',
    find: 'cut: 0.5,',
    replace: 'cut: 0,',
    red: '200 OK',
  },
];
