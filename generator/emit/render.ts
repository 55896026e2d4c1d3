import type { ContractModel, EnvVariable } from '../model/model.ts';
import { emitterOf, hashHeader } from './emitter.ts';
import { fillTemplate } from './fill-template.ts';

/** Set by the platform itself. */
const PLATFORM_PREFIX = 'RENDER_';
const DATABASE_VARIABLE = 'DATABASE_URL';
const SHUTDOWN_VARIABLE = 'SHUTDOWN_SECONDS';
/** The platform kills a little later than the process promises to be gone. */
const KILL_MARGIN_SECONDS = 5;
const KILL_SECONDS_MAX = 300;

/** `render.yaml`: the service and its database on Render. */
export const render = emitterOf(
  'render',
  ['product', 'routes', 'env', 'database', 'entrypoint'],
  (model, sources) => [{ path: 'render.yaml', text: print(model), sources }],
);

function print(model: ContractModel): string {
  const service = model.product.name;
  const database = `${service}-db`;
  const health = model.routes.find((route) => route.id === 'health');
  const variables = model.env.variables.flatMap((variable) => {
    const source = sourceOf(variable, database);
    return source === null ? [] : [{ name: variable.name, source }];
  });
  return fillTemplate('render', {
    header: hashHeader(model).trimEnd(),
    service,
    database,
    healthPaths: health === undefined ? [] : [health.path],
    killSeconds: killSeconds(model),
    variables,
  });
}

function killSeconds(model: ContractModel): number {
  const variable = model.env.variables.find(({ name }) => name === SHUTDOWN_VARIABLE);
  const promised = typeof variable?.default === 'number' ? variable.default : 0;
  return Math.min(KILL_SECONDS_MAX, promised + KILL_MARGIN_SECONDS);
}

/** Where the platform takes the value from; null for what it sets itself or need not know. */
function sourceOf(variable: EnvVariable, database: string): string | null {
  const { name, secret, default: value, required, phase } = variable;
  if (name.startsWith(PLATFORM_PREFIX) || phase === 'build') return null;
  if (name === DATABASE_VARIABLE) {
    return `fromDatabase: { name: ${database}, property: connectionString }`;
  }
  if (secret || (value === null && required !== false)) return 'sync: false';
  if (value === null) return null;
  const text = Array.isArray(value) ? value.join(',') : String(value);
  // A value that stands here is set again at each sync: an empty one would undo what the operator
  // filled in.
  return text === '' ? 'sync: false' : `value: ${JSON.stringify(text)}`;
}
