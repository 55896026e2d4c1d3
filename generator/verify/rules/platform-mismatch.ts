import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

const BLUEPRINT = 'render.yaml';
/** Variables that the platform itself reads. */
const OF_PLATFORM =
  /^(RENDER(_|$)|NODE_VERSION$|NPM_VERSION$|SKIP_INSTALL_DEPS$|PORT$|TZ$|NODE_OPTIONS$)/;

/**
 * What render.yaml says of web services agrees with the contract: the route that is asked for
 * health, the variables, the command. Groups of variables are kept elsewhere and not looked at.
 */
export const platformMismatch: VerifyRule = {
  code: 'platform-mismatch',
  scope: 'cheap',
  *check(view) {
    const parsed = parseYaml({ path: BLUEPRINT, text: view.text(BLUEPRINT) });
    if (!parsed.ok) return;
    for (const [index, service] of listOf(parsed.data, 'services').entries()) {
      if (service['type'] !== 'web') continue;
      const at: DataPath = ['services', index];
      yield* healthOf(view, service, at);
      yield* variablesOf(view, service, at);
      yield* commandOf(view, service, at);
    }
  },
};

type Mapping = Readonly<Record<string, unknown>>;

function listOf(data: Mapping, key: string): readonly Mapping[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each) : [];
}

function* healthOf(view: ProjectView, service: Mapping, at: DataPath): Generator<VerifyFinding> {
  const asked = service['healthCheckPath'];
  const routes = view.policy.routes.filter(({ method }) => method === 'GET');
  const paths = routes.map(({ path }) => path);
  if (typeof asked !== 'string' || paths.includes(asked)) return;
  yield {
    at: valueAt(BLUEPRINT, [...at, 'healthCheckPath']),
    text: `The platform asks ${asked} for health, which is no GET route of the contract.`,
    hint: 'Ask a route that the contract declares: every deploy would fail on this one.',
    allowed: paths,
  };
}

function* variablesOf(view: ProjectView, service: Mapping, at: DataPath): Generator<VerifyFinding> {
  const { variables, forbidden } = view.policy.env;
  const secrets = new Set(variables.filter(({ secret }) => secret).map(({ name }) => name));
  const declared = variables.map(({ name }) => name);
  for (const [index, { key, value }] of listOf(service, 'envVars').entries()) {
    if (typeof key !== 'string') continue;
    const place: DataPath = [...at, 'envVars', index];
    if (forbidden.includes(key)) {
      yield {
        at: valueAt(BLUEPRINT, [...place, 'key']),
        text: `The platform sets ${key}, and the service refuses to start with it.`,
        hint: 'Remove it; env.forbidden says what replaces it.',
      };
    } else if (!declared.includes(key) && !OF_PLATFORM.test(key)) {
      yield {
        at: valueAt(BLUEPRINT, [...place, 'key']),
        text: `The platform sets ${key}, which env.variables does not declare, so that nothing reads it.`,
        hint: 'Declare it in the contract, or correct its spelling.',
        allowed: declared,
      };
    } else if (secrets.has(key) && value !== undefined && value !== null && value !== '') {
      yield {
        at: valueAt(BLUEPRINT, [...place, 'key']),
        text: `${key} is a secret, and its value stands in ${BLUEPRINT}.`,
        hint: 'Write sync: false, and give the value on the platform.',
      };
    }
  }
}

function* commandOf(view: ProjectView, service: Mapping, at: DataPath): Generator<VerifyFinding> {
  const { command } = view.policy.entrypoint;
  for (const key of ['startCommand', 'dockerCommand']) {
    const started = service[key];
    if (typeof started !== 'string' || started.replace(/^exec\s+/, '').trim() === command) continue;
    // The script is compared with the contract by a rule of its own.
    if (/^npm (run )?start$/.test(started.trim())) continue;
    yield {
      at: valueAt(BLUEPRINT, [...at, key]),
      text: `The platform starts ${started}, and the contract starts the service with ${command}.`,
      hint: `Write ${command}, or change entrypoint.command.`,
      fix: { title: `Write ${command}`, replacement: command },
    };
  }
}
