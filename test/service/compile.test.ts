import { join } from 'node:path';
import { Project } from 'ts-morph';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * What the contract promises is a type: code of the service that breaks a promise does not compile.
 */

const root = join(import.meta.dirname, '..', '..');
let project: Project;
beforeAll(() => {
  project = new Project({
    tsConfigFilePath: join(root, 'tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
    // Left-overs of a change are not what is looked for.
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
  });
  project.addSourceFileAtPath(join(root, 'src', 'main.ts'));
  project.resolveSourceFileDependencies();
});

/** Compiler errors in one file, as code and text. */
function faultsIn(path: string): string[] {
  const file = project.getSourceFileOrThrow(join(root, path));
  return file.getPreEmitDiagnostics().map((fault) => {
    const message = fault.getMessageText();
    const text = typeof message === 'string' ? message : message.getMessageText();
    return `TS${fault.getCode()} ${text}`;
  });
}

/** The errors after one change, which is taken back. */
function faultsAfter(path: string, change: { replace: string; by: string }): string[] {
  const file = project.getSourceFileOrThrow(join(root, path));
  const before = file.getFullText();
  expect(before.split(change.replace), `${path}: ${change.replace}`).toHaveLength(2);
  file.replaceWithText(before.replace(change.replace, change.by));
  try {
    return faultsIn(path);
  } finally {
    file.replaceWithText(before);
  }
}

describe('the service', () => {
  it.each(['src/main.ts', 'src/service.ts', 'src/app.ts', 'src/http/webhook.ts'])(
    '%s compiles as it is',
    (path) => expect(faultsIn(path)).toEqual([]),
  );
});

describe('a change that does not compile:', () => {
  it.each([
    [
      'a missing handler',
      'src/service.ts',
      { replace: '        openapi: openapi(),\n', by: '' },
      /^TS2741 Property 'openapi' is missing .* required in type 'RouteHandlers'/,
    ],
    [
      'a handler without a route',
      'src/service.ts',
      { replace: 'openapi: openapi(),', by: 'openapi: openapi(), status: openapi(),' },
      /^TS2353 .*'status' does not exist in type 'RouteHandlers'/,
    ],
    [
      'the handler of another route',
      'src/service.ts',
      { replace: 'openapi: openapi(),', by: 'openapi: answerHealth,' },
      /^TS2322 /,
    ],
    [
      'a missing check of credentials',
      'src/service.ts',
      { replace: '        kie_callback: kieCallbackToken,\n', by: '' },
      /^TS2741 Property 'kie_callback' is missing .* required in type 'RouteAuthenticators'/,
    ],
    [
      'a status that the route does not have',
      'src/http/webhook.ts',
      { replace: 'return { status: 200, body', by: 'return { status: 201, body' },
      /^TS2322 /,
    ],
    [
      'a body of another shape',
      'src/http/webhook.ts',
      { replace: 'body: { ok: true }', by: "body: { ok: 'yes' }" },
      /^TS2322 /,
    ],
    [
      'a body that says too little',
      'src/http/problem.ts',
      { replace: 'error, message,', by: 'error,' },
      /^TS2741 Property 'message' is missing .* required in type 'Problem'/,
    ],
    [
      'a health without a declared field',
      'src/core/describe-health.ts',
      { replace: '    contract: facts.contract,\n', by: '' },
      /^TS2741 Property 'contract' is missing/,
    ],
    [
      'a header that the route does not declare',
      'src/http/metrics.ts',
      { replace: 'sameSecret(headers.authorization,', by: 'sameSecret(headers.cookie,' },
      /^TS2339 Property 'cookie' does not exist/,
    ],
    [
      'a number of the environment used as a text',
      'src/service.ts',
      { replace: 'hmacKey: env.KIE_WEBHOOK_HMAC_KEY', by: 'hmacKey: env.PORT' },
      /^TS2322 Type 'number' is not assignable to type 'string/,
    ],
    [
      'a text of the environment used as a number',
      'src/service.ts',
      {
        replace: 'leaderlessMs: env.LOCK_WAIT_SECONDS * 1000',
        by: 'leaderlessMs: env.HOST * 1000',
      },
      /^TS2362 /,
    ],
    [
      'an optional variable used as if it were always there',
      'src/service.ts',
      {
        replace: "env.RENDER_GIT_COMMIT ?? 'unknown'",
        by: 'env.RENDER_GIT_COMMIT',
      },
      /^TS2322 Type 'string \| undefined' is not assignable to type 'string'/,
    ],
    [
      'a variable that the contract does not declare',
      'src/service.ts',
      { replace: 'hmacKey: env.KIE_WEBHOOK_HMAC_KEY', by: 'hmacKey: env.KIE_HMAC_KEY' },
      /^TS2(339|551) Property 'KIE_HMAC_KEY' does not exist on type 'Env'/,
    ],
    [
      'a metric that the contract does not declare',
      'src/service.ts',
      { replace: "count('callbacks_received_total'", by: "count('callbacks_total'" },
      /^TS2345 /,
    ],
    [
      'a label that the metric does not have',
      'src/app.ts',
      {
        replace: "'http_requests_total', { route: routeId,",
        by: "'http_requests_total', { path: routeId,",
      },
      /^TS2353 .*'path' does not exist/,
    ],
  ])('%s', (_case, path, change, fault) => {
    const faults = faultsAfter(path, change);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatch(fault);
    expect(faultsIn(path)).toEqual([]);
  });
});
