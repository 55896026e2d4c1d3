import { misfit } from '../contract/value-fit.ts';
import type { ValueSchema } from '../contract/value-schema.ts';
import { bodyProperty, chooseModelIds } from './choose-model-id.ts';
import { type Endpoint, findEndpoints } from './find-endpoint.ts';
import { shapesOf } from './input-shapes.ts';
import { openPage } from './page-block.ts';
import type { PageLanguage } from './page-index.ts';
import type { ModelReading, PageOutcome, PagePlace } from './page-reading.ts';
import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';
import { objectKeywords } from './read-value.ts';
import { ReadingNotes } from './reading-notes.ts';

const MARKET = '/api/v1/jobs/createTask';

/** Reads the text of a page. `knownFlat` are paths of dedicated endpoints in the catalogue. */
export function readPage(
  text: string,
  place: PagePlace,
  knownFlat: ReadonlySet<string>,
): readonly PageOutcome[] {
  const page = openPage(text);
  switch (page.kind) {
    case 'html':
      return [
        { kind: 'unreadable', place, reason: 'The answer is a web page, not the text of it.' },
      ];
    case 'unreadable':
      return [{ kind: 'unreadable', place, reason: page.reason }];
    case 'prose':
      return [{ kind: 'other', place, reason: 'It is prose, without an endpoint.' }];
    case 'blocks':
      return page.blocks.flatMap((block) => readDocument(block, place, knownFlat, page.title));
  }
}

/** Reads an OpenAPI document, of a page or of the vendor's catalogue. */
export function readDocument(
  document: PlainMap,
  place: PagePlace,
  knownFlat: ReadonlySet<string>,
  title = '',
): readonly PageOutcome[] {
  return findEndpoints(document).flatMap((found): readonly PageOutcome[] => {
    const { kind } = found;
    if (kind === 'endpoint') return readEndpoint(found.endpoint, place, knownFlat, title);
    const isOfModel = kind === 'other' && (isMarket(found.path) || knownFlat.has(found.path));
    return [{ kind: isOfModel ? 'unreadable' : kind, place, reason: found.reason }];
  });
}

/** Whether a path is that of the market, or one that looks like it: then the market has moved. */
function isMarket(path: string): boolean {
  return /\/createTask$/i.test(path);
}

function readEndpoint(
  endpoint: Endpoint,
  place: PagePlace,
  knownFlat: ReadonlySet<string>,
  title: string,
): readonly PageOutcome[] {
  const notes = new ReadingNotes();
  for (const fault of endpoint.faults) notes.doubt(fault);
  const about = { endpoint, place, title, notes };
  if (endpoint.path === MARKET) return readMarketPage(about);
  if (isMarket(endpoint.path)) {
    const reason = `It sends to ${endpoint.path}, and the market is at ${MARKET}.`;
    return [{ kind: 'unreadable', place, reason }];
  }
  const isFlat = knownFlat.has(endpoint.path) || isDedicated(endpoint);
  if (!isFlat) {
    return [{ kind: 'other', place, reason: `POST ${endpoint.path} starts no media job.` }];
  }
  const id = `flat/${endpoint.path.replace(/^\/api\/v1\//, '')}`;
  return [reading(about, id, endpoint.schema, endpoint.example)];
}

/**
 * A request of its own that starts a job: it is told where to call back, and answers with a task.
 */
function isDedicated({ path, schema, isJob }: Endpoint): boolean {
  if (!path.startsWith('/api/v1/') || /^\/api\/v1\/(common|chat|jobs)\//.test(path)) return false;
  return isJob && bodyProperty(schema, 'callBackUrl') !== null;
}

interface About {
  readonly endpoint: Endpoint;
  readonly place: PagePlace;
  readonly title: string;
  readonly notes: ReadingNotes;
}

function readMarketPage(about: About): readonly PageOutcome[] {
  const { endpoint, place, notes } = about;
  const chosen = chooseModelIds(bodyProperty(endpoint.schema, 'model'), endpoint.example, notes);
  if (!chosen.ok) return [{ kind: 'unreadable', place, reason: chosen.reason }];
  const [body] = shapesOf(endpoint.schema, new ReadingNotes());
  const input = bodyProperty(endpoint.schema, 'input') ?? asMap(body?.properties['input']);
  if (input === null) {
    const reason = `It describes no input for ${chosen.ids.join(', ')}.`;
    return [{ kind: 'unreadable', place, reason }];
  }
  const example = endpoint.example === null ? null : asMap(endpoint.example['input']);
  return chosen.ids.map((id) => reading(about, id, input, example));
}

function reading(
  { endpoint, place, title, notes }: About,
  id: string,
  schema: PlainMap,
  example: PlainMap | null,
): PageOutcome {
  const input = objectKeywords(schema, '', notes);
  if (Object.keys(mapAt(input, 'properties')).length === 0) {
    return { kind: 'unreadable', place, reason: `It lists no parameters for ${id}.` };
  }
  const shown = example === null ? null : trimmedKeys(example);
  if (shown !== null) warnOfExample(shown, input, notes);
  if (endpoint.isDeprecated) notes.doubt('The vendor calls it deprecated.');
  const { language, sections } = aboutTags(endpoint.tags);
  const found: ModelReading = {
    id,
    title: title || endpoint.summary || id,
    envelope: endpoint.path === MARKET ? 'market' : 'flat',
    endpoint: endpoint.path,
    input,
    example: shown,
    place,
    language: place.language ?? language ?? (/\p{Script=Han}/u.test(title) ? 'zh' : 'en'),
    sections: place.sections.length > 0 ? place.sections : sections,
    warnings: notes.warnings,
    doubts: notes.doubts,
    priceText: endpoint.priceText,
    isDeprecated: endpoint.isDeprecated,
  };
  return { kind: 'model', reading: found };
}

function trimmedKeys(example: PlainMap): PlainMap {
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key.trim(), value]));
}

/** Many examples fail their own schema, so that one which does is told and no more. */
function warnOfExample(example: PlainMap, input: PlainMap, notes: ReadingNotes): void {
  const properties = mapAt(input, 'properties');
  for (const [name, value] of Object.entries(example)) {
    const schema = asMap(properties[name]);
    if (schema === null) notes.warn(`The example gives ${name}, which is not described.`);
    else if (value !== null && value !== '') {
      const problem = misfit(value, schema as unknown as ValueSchema);
      if (problem !== null) notes.warn(`The example gives ${name}, which ${problem}.`);
    }
  }
  for (const name of asList(input['required'])) {
    if (!Object.hasOwn(example, String(name))) notes.warn(`The example leaves out ${name}.`);
  }
}

/** `docs/zh-CN/Market/Video Models/Kling` → Chinese, below `Video Models` and `Kling`. */
function aboutTags(tags: readonly string[]): {
  readonly language: PageLanguage | null;
  readonly sections: readonly string[];
} {
  const [, locale = '', rest = ''] = /^docs\/(en|zh)[\w-]*\/(.*)$/.exec(tags[0] ?? '') ?? [];
  const language = locale === '' ? null : (locale as PageLanguage);
  const sections = rest.split('/').map((each) => each.replace(/\s+/g, ' ').trim());
  return { language, sections: sections.filter((each) => each !== '' && each !== 'Market') };
}
