import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { render } from '../../generator/emit/render.ts';
import type { ContractModel, EnvVariable } from '../../generator/model/model.ts';

/** The Blueprint against what Render documents (render.com/docs/blueprint-spec). */

const VARIABLE: EnvVariable = {
  name: 'GREETING',
  type: 'string',
  phase: 'start',
  description: 'What is said first.',
  secret: false,
  required: false,
  default: null,
  values: [],
  pattern: null,
  minimum: null,
  maximum: null,
  minLength: null,
};

interface Blueprint {
  readonly services: readonly {
    readonly [key: string]: unknown;
    readonly envVars: readonly { readonly key: string }[];
  }[];
  readonly databases: readonly { readonly name: string; readonly ipAllowList: unknown }[];
}

function blueprintOf(variables: readonly EnvVariable[], routes: unknown = []): Blueprint {
  // The emitter reads these sections only.
  const model = {
    contractPath: 'contract/truth.yaml',
    product: { name: 'shop' },
    env: { variables, forbidden: [] },
    routes,
  };
  const pieces = render.make(model as unknown as ContractModel, []);
  const [file] = pieces.flatMap((piece) => piece.files());
  return parse(file?.text ?? '');
}

function sourceOf(variable: Partial<EnvVariable>): unknown {
  const [service] = blueprintOf([{ ...VARIABLE, ...variable }]).services;
  return service?.envVars?.[0] ?? null;
}

describe('a variable in the Blueprint', () => {
  it.each<[string, Partial<EnvVariable>, unknown]>([
    ['is asked for when it is a secret', { secret: true }, { sync: false }],
    ['never shows a secret', { secret: true, default: 'of-the-secret' }, { sync: false }],
    ['is asked for when it is required', { required: true }, { sync: false }],
    ['is a text, whatever its type', { type: 'integer', default: 25 }, { value: '25' }],
    ['is left to the operator when it is empty', { default: [] }, { sync: false }],
    ['keeps what YAML would take for something else', { default: 'no: #"' }, { value: 'no: #"' }],
  ])('%s', (_, variable, source) => {
    expect(sourceOf(variable)).toEqual({ key: 'GREETING', ...(source as object) });
  });

  it('is left out when the platform sets it, when the build needs it, and when nobody does', () => {
    expect(sourceOf({ name: 'RENDER_GIT_COMMIT', required: true })).toBeNull();
    expect(sourceOf({ phase: 'build', default: 'x' })).toBeNull();
    expect(sourceOf({})).toBeNull();
  });

  it('that is the database comes from the database beside the service', () => {
    const variable = { ...VARIABLE, name: 'DATABASE_URL', secret: true, required: true };
    const { services, databases } = blueprintOf([variable]);
    expect(services[0]?.envVars).toEqual([
      {
        key: 'DATABASE_URL',
        fromDatabase: { name: databases[0]?.name, property: 'connectionString' },
      },
    ]);
    expect(databases).toMatchObject([{ name: 'shop-db', ipAllowList: [] }]);
  });
});

describe('the service in the Blueprint', () => {
  const shutdown = (seconds: number): EnvVariable[] => [
    { ...VARIABLE, name: 'SHUTDOWN_SECONDS', type: 'integer', default: seconds },
  ];

  it('is a web service in Docker that is asked for its health, without a paid step before', () => {
    const [service] = blueprintOf(shutdown(25), [{ id: 'health', path: '/health' }]).services;
    expect(service).toMatchObject({
      type: 'web',
      name: 'shop',
      runtime: 'docker',
      healthCheckPath: '/health',
    });
    expect(service).not.toHaveProperty('preDeployCommand');
    const dockerfile = String(service?.['dockerfilePath']);
    expect(existsSync(join(import.meta.dirname, '../..', dockerfile))).toBe(true);
  });

  it.each([
    [25, 30],
    [1, 6],
    [300, 300],
  ])('that drains for %i s is killed after %i s, at most what Render allows', (drain, kill) => {
    const [service] = blueprintOf(shutdown(drain)).services;
    expect(service?.['maxShutdownDelaySeconds']).toBe(kill);
  });
});
