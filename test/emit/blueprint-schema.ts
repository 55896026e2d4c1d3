/**
 * What Render takes in a Blueprint, in our own words and as far as we use it. Sources:
 * render.com/docs/blueprint-spec, and for the bounds of the delay the schema of the public API
 * (maxShutdownDelaySeconds: 1 to 300), read on 2026-11-29. Unknown keys are refused, as there.
 */

const name = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' };
const region = { enum: ['oregon', 'ohio', 'virginia', 'frankfurt', 'singapore'] };
const key = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };

function variable(source: string, shape: object) {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['key', source],
    properties: { key, [source]: shape },
  };
}

const fromDatabase = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'property'],
  properties: {
    name,
    property: { enum: ['connectionString', 'host', 'port', 'user', 'password'] },
  },
};

const service = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'name', 'runtime', 'plan'],
  properties: {
    type: { const: 'web' },
    name,
    runtime: { const: 'docker' },
    dockerfilePath: { type: 'string', pattern: '^\\./' },
    // An instance that costs nothing has no delay of its own, and sleeps.
    plan: { enum: ['starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra'] },
    region,
    branch: { type: 'string', minLength: 1 },
    healthCheckPath: { type: 'string', pattern: '^/' },
    maxShutdownDelaySeconds: { type: 'integer', minimum: 1, maximum: 300 },
    autoDeployTrigger: { enum: ['commit', 'checksPass', 'off'] },
    envVars: {
      type: 'array',
      items: {
        anyOf: [
          variable('value', { type: 'string' }),
          variable('sync', { const: false }),
          variable('generateValue', { const: true }),
          variable('fromDatabase', fromDatabase),
        ],
      },
    },
  },
};

const database = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'plan'],
  properties: {
    name,
    plan: { type: 'string', pattern: '^(free|(basic|pro|accelerated)-\\d+(mb|gb))$' },
    region,
    postgresMajorVersion: { type: 'string', pattern: '^\\d+$' },
    ipAllowList: { type: 'array' },
  },
};

export const blueprintSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['services'],
  properties: {
    services: { type: 'array', minItems: 1, items: service },
    databases: { type: 'array', items: database },
  },
};
