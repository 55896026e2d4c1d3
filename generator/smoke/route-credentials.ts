import type { Route, RouteParameter, SecuritySection } from '../model/model.ts';
import type { Secrets } from './redact.ts';

/** What a caller shows to be let in. */
export interface RouteCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** A secret that is needed, and not in the environment. */
export interface MissingSecret {
  readonly missing: string;
}

/** How to be let in at a route: what to show, or the secret that nobody told us. */
export function credentialsFor(
  { authentication, parameters }: Route,
  security: SecuritySection,
  secrets: Secrets,
): RouteCredentials | MissingSecret {
  if (authentication === 'webhook_secret') {
    const { header, env } = security.webhookSecret;
    const secret = secrets.get(env);
    if (secret === undefined) return { missing: env };
    const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    return {
      headers: { [header]: secret },
      path: Object.fromEntries(inPath.map((name) => [name, secret])),
      query: {},
    };
  }
  const path = parameters.filter((each) => each.in === 'path' && each.required);
  const query = parameters.filter((each) => each.in === 'query');
  return { headers: {}, path: samples(path), query: samples(query) };
}

/** Any value that has the form will do: these callers are let in by the form alone. */
function samples(parameters: readonly RouteParameter[]): Record<string, string> {
  return Object.fromEntries(parameters.map(({ name, schema }) => [name, sample(schema)]));
}

function sample({ enum: values, type, minLength, minimum }: RouteParameter['schema']): string {
  if (Array.isArray(values)) return String(values[0]);
  if (type === 'integer' || type === 'number') return String(minimum ?? 1);
  return 'smoke'.padEnd(Number(minLength ?? 1), '0');
}
