import type { ContractModel, EnvVariable } from '../model/model.ts';
import { type Emitter, hashHeader } from './emitter.ts';

/** Set by the platform itself. */
const PLATFORM_PREFIX = 'RENDER_';
const DATABASE_VARIABLE = 'DATABASE_URL';
const SHUTDOWN_VARIABLE = 'SHUTDOWN_SECONDS';
/** The platform kills a little later than the process promises to be gone. */
const KILL_MARGIN_SECONDS = 5;
const KILL_SECONDS_MAX = 300;

/** `render.yaml`: the service and its database on Render. */
export const render: Emitter = {
  name: 'render',
  reads: ['product', 'routes', 'env', 'database', 'entrypoint'],
  emit: (model, sources) => [{ path: 'render.yaml', text: print(model), sources }],
};

function print(model: ContractModel): string {
  const { name } = model.product;
  const health = model.routes.find((route) => route.id === 'health');
  const variables = model.env.variables.filter(
    (variable) => !variable.name.startsWith(PLATFORM_PREFIX) && variable.phase !== 'build',
  );
  return [
    hashHeader(model),
    'services:\n',
    '  - type: web\n',
    `    name: ${name}\n`,
    '    runtime: docker\n    dockerfilePath: ./Dockerfile\n',
    `    plan: starter\n    region: frankfurt\n    branch: main\n`,
    health === undefined ? '' : `    healthCheckPath: ${health.path}\n`,
    `    maxShutdownDelaySeconds: ${killSeconds(model)}\n`,
    '    autoDeployTrigger: checksPass\n',
    '    envVars:\n',
    ...variables.map((variable) => envVar(variable, name)),
    '\ndatabases:\n',
    `  - name: ${name}-db\n    plan: basic-256mb\n    region: frankfurt\n    ipAllowList: []\n`,
  ].join('');
}

function killSeconds(model: ContractModel): number {
  const variable = model.env.variables.find(({ name }) => name === SHUTDOWN_VARIABLE);
  const promised = typeof variable?.default === 'number' ? variable.default : 0;
  return Math.min(KILL_SECONDS_MAX, promised + KILL_MARGIN_SECONDS);
}

function envVar(variable: EnvVariable, service: string): string {
  const { name, secret, default: value, required } = variable;
  const key = `      - key: ${name}\n`;
  if (name === DATABASE_VARIABLE) {
    return `${key}        fromDatabase: { name: ${service}-db, property: connectionString }\n`;
  }
  if (secret || (value === null && required !== false)) return `${key}        sync: false\n`;
  if (value === null) return '';
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return `${key}        value: ${JSON.stringify(text)}\n`;
}
