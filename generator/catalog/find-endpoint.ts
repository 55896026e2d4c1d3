import { asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';
import { resolveReferences } from './resolve-references.ts';

/** The one request that a page documents. */
export interface Endpoint {
  readonly path: string;
  readonly summary: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
  /** The section about prices of its description; null when there is none. */
  readonly priceText: string | null;
  /** Schema of the JSON body, with references resolved. */
  readonly schema: PlainMap;
  /** The body that the page shows. */
  readonly example: PlainMap | null;
  /** Whether the answer, or the request, is that of a job that runs on. */
  readonly isJob: boolean;
  readonly faults: readonly string[];
}

export type EndpointSearch =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly kind: 'other'; readonly path: string; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Looks for requests with a JSON body in an OpenAPI document. */
export function findEndpoints(document: PlainMap): readonly EndpointSearch[] {
  const paths = Object.entries(mapAt(document, 'paths'));
  if (paths.length === 0) return [{ kind: 'unreadable', reason: 'Its block names no path.' }];
  return paths.flatMap(([path, item]): readonly EndpointSearch[] => {
    const requests = Object.entries(asMap(item) ?? {})
      .map(([method, operation]) => [method.trim().toLowerCase(), asMap(operation)] as const)
      .filter(([method]) => METHODS.has(method));
    if (requests.length > 0) {
      return requests.map(([method, operation]) =>
        searchOf(barePath(path), method, operation, document),
      );
    }
    return [{ kind: 'unreadable', reason: `Its block names no method for ${path}.` }];
  });
}

/** Without blanks, the host and slashes at the end. */
function barePath(path: string): string {
  return path
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/(?<!\/)\/+$/, '');
}

const JSON_TYPE = /^\s*application\/([\w.+-]+\+)?json/i;

const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch']);

function searchOf(
  path: string,
  method: string,
  operation: PlainMap | null,
  document: PlainMap,
): EndpointSearch {
  const named = `${method.toUpperCase()} ${path}`;
  if (method !== 'post') return { kind: 'other', path, reason: `${named} is a query.` };
  const { value: body, faults } = resolveReferences(operation?.['requestBody'] ?? {}, document);
  const content = mapAt(asMap(body), 'content');
  const type = Object.keys(content).find((each) => JSON_TYPE.test(each));
  if (type === undefined) {
    const given = Object.keys(content).join(', ') || 'nothing';
    return { kind: 'other', path, reason: `${named} takes ${given}, not JSON.` };
  }
  const media = mapAt(content, type);
  const schema = asMap(media['schema']);
  if (schema === null || Object.keys(schema).length === 0) {
    return { kind: 'unreadable', reason: `${named} has no schema for its body.` };
  }
  const { value: responses } = resolveReferences(operation?.['responses'] ?? {}, document);
  return {
    kind: 'endpoint',
    endpoint: {
      path,
      summary: textAt(operation, 'summary') ?? '',
      operationId: textAt(operation, 'operationId') ?? '',
      tags: [operation?.['tags']].flat().filter((each) => typeof each === 'string'),
      isDeprecated: operation?.['deprecated'] === true,
      priceText: sectionAboutPrices(textAt(operation, 'description') ?? ''),
      schema,
      example: exampleOf(media, schema),
      isJob: /"(taskId|task_id)"/.test(JSON.stringify(responses)),
      faults,
    },
  };
}

/** The body shown beside the schema, in one of the places where the vendor puts it. */
function exampleOf(media: PlainMap, schema: PlainMap): PlainMap | null {
  const named = Object.values(mapAt(media, 'examples')).map((each) => asMap(each)?.['value']);
  const inSchema = [schema['example'], ...[schema['examples']].flat()];
  return (
    [media['example'], ...named, ...inSchema].map(readIfText).find((each) => each !== null) ?? null
  );
}

/** An example may be JSON in a text. */
function readIfText(value: unknown): PlainMap | null {
  if (typeof value !== 'string') return asMap(value);
  try {
    return asMap(JSON.parse(value));
  } catch {
    return null;
  }
}

function sectionAboutPrices(description: string): string | null {
  const heading = /^#{1,6}\s*(?:pricing\b|prices?\b|价格|定价).*$/im;
  const found = heading.exec(description);
  if (found === null) return null;
  const rest = description.slice(found.index + found[0].length);
  const end = rest.search(/^#{1,6}\s/m);
  return (end < 0 ? rest : rest.slice(0, end)).trim() || null;
}
