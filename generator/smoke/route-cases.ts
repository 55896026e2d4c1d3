import type { Route, SecuritySection } from '../model/model.ts';
import type { RouteCase } from '../model/smoke-case.ts';
import type { Answer, RequestSpec } from './bounded-client.ts';
import type { Secrets } from './redact.ts';
import { credentialsFor, type RouteCredentials } from './route-credentials.ts';
import { failed, type Outcome, passed, skipped } from './scenario.ts';

/** As much of an answer as a report shows. */
const SEEN_MAX = 300;

export interface RouteCaseContext {
  readonly routes: readonly Route[];
  readonly security: SecuritySection;
  readonly secrets: Secrets;
  readonly request: (spec: RequestSpec) => Promise<Answer>;
  /** Notes how long the answer took. */
  readonly took: (ms: number) => void;
}

/**
 * Asks the service what the case says, and compares the status. No case stores anything: each
 * reads, or is refused. Throws what `request` throws.
 */
export async function runRouteCase(each: RouteCase, context: RouteCaseContext): Promise<Outcome> {
  const { routes, security, secrets, request, took } = context;
  const route = routes.find(({ id }) => id === each.route);
  if (route === undefined) return failed(`The contract has no route ${each.route}. Run truth gen.`);
  const credentials = credentialsFor(route, security, secrets);
  if ('missing' in credentials) {
    return skipped(`The environment does not hold ${credentials.missing}, which lets callers in.`);
  }
  const answer = await request(specOf(each, credentials));
  took(answer.tookMs);
  if (answer.status === each.expect) return passed();
  return failed(`${each.expect} is due, and ${answer.status} came.`, {
    request: answer.request,
    seen: answer.text.slice(0, SEEN_MAX),
  });
}

function specOf(each: RouteCase, { headers, path, query }: RouteCredentials): RequestSpec {
  const { method, contentType, bodyBytes } = each;
  const body = bodyBytes === undefined ? each.body : 'a'.repeat(bodyBytes);
  const address = each.path.replace(/\{(\w+)\}/g, (_braces, name: string) =>
    encodeURIComponent(path[name] ?? name),
  );
  const search = new URLSearchParams(query).toString();
  return {
    method,
    path: search === '' ? address : `${address}?${search}`,
    headers: { ...headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
    ...(body === undefined ? {} : { body }),
  };
}
