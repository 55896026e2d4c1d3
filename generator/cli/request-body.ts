import type { CatalogModel } from '../model/model.ts';

/** A request as somebody wrote it down: for which model, and with which parameters. */
export interface RequestBody {
  /**
   * Catalogue id, or whatever was said in its place; null when nothing says which model is meant.
   */
  readonly model: string | null;
  /** The parameters; undefined when the body has none where they belong. */
  readonly input: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const ENDPOINT_KEYS = ['endpoint', 'path', 'url'] as const;
const WRAPPERS = ['body', 'request', 'payload'] as const;

/**
 * Finds model and parameters in a request. Understood are the market's body (`model` and `input`),
 * a dedicated endpoint's body, alone or beside its address (`endpoint` and `body`), and the bare
 * parameters of a model named by `id` or beside them. What is said outside decides over what the
 * body says of itself.
 */
export function readRequestBody(
  written: unknown,
  models: ReadonlyMap<string, CatalogModel>,
  id: string | null,
): RequestBody {
  if (!isObject(written)) return { model: id, input: written };
  const wrapper = WRAPPERS.find((key) => isObject(written[key]) && written['input'] === undefined);
  const body = wrapper === undefined ? written : (written[wrapper] as Json);
  const endpoint = ENDPOINT_KEYS.map((key) => written[key]).find(isText);
  const said = id ?? byEndpoint(endpoint, models) ?? [body['model'], written['model']].find(isText);
  const isMarket = body['input'] !== undefined;
  const model = isMarket || models.has(said ?? '') ? said : (byParameters(body, models) ?? said);
  if (isMarket) return { model: model ?? null, input: body['input'] };
  const isFlat = models.get(model ?? '')?.api.envelope === 'flat';
  const isBare = id !== null || isFlat || (wrapper !== undefined && body['model'] === undefined);
  if (!isBare) return { model: model ?? null, input: undefined };
  return { model: model ?? null, input: body['model'] === model ? without(body, 'model') : body };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A dedicated endpoint is one model; the market's is not. */
function byEndpoint(
  endpoint: string | undefined,
  models: ReadonlyMap<string, CatalogModel>,
): string | null {
  if (endpoint === undefined) return null;
  const path = endpoint.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  for (const model of models.values()) {
    if (model.api.envelope === 'flat' && model.api.endpoint === path) return model.id;
  }
  return null;
}

/**
 * The dedicated endpoint that a body was written for: such a body names a version as its `model`,
 * or none at all. It is the endpoint that knows most of the given parameters, misses the fewest,
 * and takes that version; null when none fits.
 */
function byParameters(body: Json, models: ReadonlyMap<string, CatalogModel>): string | null {
  let best: string | null = null;
  let bestFit = 0;
  for (const { id, api, parameters } of models.values()) {
    if (api.envelope !== 'flat') continue;
    const known = new Map(parameters.map((each) => [each.name, each]));
    const version = known.get('model')?.shape;
    const versions = version?.kind === 'text' ? version.values : [];
    if (body['model'] !== undefined && !versions.includes(String(body['model']))) continue;
    const given = Object.keys(body);
    const strangers = given.filter((name) => !known.has(name)).length;
    const missing = parameters.filter((each) => each.required && body[each.name] == null).length;
    const fit = given.length - 3 * strangers - 2 * missing;
    if (fit > bestFit) [best, bestFit] = [id, fit];
  }
  return best;
}

function without(body: Json, key: string): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}
