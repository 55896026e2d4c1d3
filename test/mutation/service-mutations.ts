import type { Mutation } from './mutation.ts';

const CONTRACT = 'contract/truth.yaml';

/** In two parts, so that nobody takes it for a real one. */
const NO_REAL_TOKEN = ['8123456789', 'AAHk3vQx2Lw9Zt7RmYp4Nc6Bd1Fg5Js8Kd0'].join(':');

/** Promises about the running service, its secrets and its image. */
export const serviceMutations: readonly Mutation[] = [
  {
    invariant: 'pool-lifecycle',
    gate: {
      test: 'test/service/lifecycle.test.ts',
      title: 'are those of one pool and one leader, and all are closed at the end',
    },
    breaks: 'the inbox opens a pool of its own',
    file: 'src/service.ts',
    find: 'this.inbox = new InboxWriter(this.pool);',
    replace: "this.inbox = new InboxWriter(createPool(options.env.DATABASE_URL, 'inbox', log));",
    red: 'expected 2 to be 1',
  },
  {
    invariant: 'typed-time',
    gate: {
      test: 'test/core/health.test.ts',
      title: 'says what is known, in the units of the names',
    },
    breaks: 'the age of the lease is a text',
    file: 'src/core/describe-health.ts',
    find: 'lease_age_seconds: secondsSince(facts.nowMs, leadership.renewedAtMs)',
    replace: 'lease_age_seconds: String(facts.nowMs - leadership.renewedAtMs) as never',
    red: 'to deeply equal',
  },
  {
    invariant: 'secrets-stay',
    gate: { test: 'test/env/env.test.ts', title: 'are not shown, whatever their value' },
    breaks: 'an error about a secret shows what was found',
    file: 'generated/runtime/env.ts',
    find: 'if (this.#descriptor.variables[name]?.secret === true) return null;',
    replace: 'if (this.#descriptor.variables[name]?.secret === true) return text;',
    red: 'not to contain',
  },
  {
    invariant: 'typed-time',
    gate: {
      test: 'test/turn/generation-submit.test.ts',
      title: 'A6: is one row, one request to the vendor and one hold',
    },
    breaks: 'a time comes from the database as a text',
    file: 'src/db/generation-row.ts',
    find: '(extract(epoch FROM submitted_at) * 1000)::float8',
    replace: '(extract(epoch FROM submitted_at) * 1000)::text',
    red: 'to be 1',
  },
  {
    invariant: 'secrets-stay',
    gate: { test: 'test/ops/logger.test.ts', title: 'is the password of the database' },
    breaks: 'a finished line is not scrubbed',
    file: 'src/ops/logger.ts',
    find: 'options.write(scrub(written));',
    replace: 'options.write(written);',
    red: 'not to contain',
  },
  {
    invariant: 'secrets-stay',
    gate: { diagnostic: 'secret-loggable' },
    breaks: 'a secret is missing among what is never logged',
    file: CONTRACT,
    find: `    - OPS_TOKEN
`,
    replace: '',
    red: 'OPS_TOKEN is secret',
  },
  {
    invariant: 'strangers-stay-out',
    gate: {
      test: 'test/http/webhook.test.ts',
      title: 'refuses another secret in the header and stores nothing',
    },
    breaks: 'any header is good enough',
    file: 'src/http/webhook.ts',
    find: 'if (!sameSecret(headers[declared.header], secret)) {',
    replace: 'if (headers[declared.header] === undefined) {',
    red: 'expected 200 to be 401',
  },
  {
    invariant: 'strangers-stay-out',
    gate: { test: 'test/http/kie-callback.test.ts', title: 'refuses one signed with another key' },
    breaks: 'any signature is good enough',
    file: 'src/http/kie-callback.ts',
    find: 'hmacKey === undefined ||',
    replace: 'hmacKey !== null ||',
    red: 'expected 200 to be 401',
  },
  {
    invariant: 'strangers-stay-out',
    gate: {
      test: 'test/http/metrics.test.ts',
      title: 'refuses another token, even to this machine',
    },
    breaks: 'this machine needs no token',
    file: 'src/http/metrics.ts',
    find: `opsToken === undefined
        ? isLoopback(ip)`,
    replace: `opsToken === undefined || isLoopback(ip)
        ? isLoopback(ip)`,
    red: 'expected 200 to be 401',
  },
  {
    invariant: 'wrong-environment-told',
    gate: { test: 'test/env/env.test.ts', title: 'lists all problems at once' },
    breaks: 'only the first problem is told',
    file: 'generated/runtime/env.ts',
    find: 'if (problems.length > 0) throw new EnvError(problems);',
    replace: 'if (problems.length > 0) throw new EnvError(problems.slice(0, 1));',
    red: 'to deeply equal',
  },
  {
    invariant: 'wrong-environment-told',
    gate: {
      test: 'test/service/lifecycle.test.ts',
      title: 'names every problem of the environment and no secret, and ends with 2',
    },
    breaks: 'a wrong environment ends like any fault',
    file: 'src/main.ts',
    find: 'if (error instanceof EnvError) giveUp(2, error.message);',
    replace: 'if (error instanceof EnvError) giveUp(1, error.message);',
    red: 'to deeply equal',
  },
  {
    invariant: 'health-is-honest',
    gate: { test: 'test/core/health.test.ts', title: 'of one whose ledger does not add up' },
    breaks: 'money that does not add up is no fault',
    file: 'src/core/health-reasons.ts',
    find: 'holds: ({ database }) => database.ledgerAddsUp === false',
    replace: 'holds: () => false',
    red: "to be 'failing'",
  },
  {
    invariant: 'health-is-honest',
    gate: { scenario: 'S0' },
    breaks: '/health names another contract',
    file: 'src/core/describe-health.ts',
    find: 'contract: facts.contract,',
    replace: 'contract: facts.version,',
    red: 'The service was made from another contract',
  },
  {
    invariant: 'image-holds-the-service',
    gate: { test: 'test/package/production-image.test.ts', title: 'lies in src/ and generated/' },
    breaks: 'the service imports the generator',
    file: 'src/core/lane.ts',
    find: "const LANE_OF_NOBODY = 'chat:0';",
    replace: `const LANE_OF_NOBODY = 'chat:0';
import '../../generator/index.ts';`,
    red: 'generator/index.ts',
  },
  {
    invariant: 'secrets-stay',
    gate: { rule: 'never-log' },
    breaks: 'a prompt is logged',
    file: 'src/turn/submit-generation.ts',
    find: "log.info({ ...about, answer: answer.kind }, 'the vendor was asked for a generation');",
    replace:
      "const prompt = String(generation.input['prompt']);\n  log.info({ ...about, prompt }, 'the vendor was asked for a generation');",
    red: 'src/turn/submit-generation.ts',
  },
  {
    invariant: 'secrets-stay',
    gate: { rule: 'secret-in-tree' },
    breaks: 'a token of a bot is committed',
    file: 'src/core/lane.ts',
    find: "const LANE_OF_NOBODY = 'chat:0';",
    replace: `const LANE_OF_NOBODY = 'chat:0';\nexport const token = '${NO_REAL_TOKEN}';`,
    red: 'src/core/lane.ts',
  },
];
