import { isModelId } from './choose-model-id.ts';
import type { PageOutcome, PagePlace } from './page-reading.ts';
import { asList, asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';
import { type PoliteClient, REFUSALS_MAX } from './polite-client.ts';
import type { VendorTexts } from './vendor-texts.ts';

/** What the vendor's own catalogue gave. */
export type ApiReading = Pick<VendorTexts, 'documents' | 'prices' | 'failed'>;

export interface ApiOptions {
  /** `https://api.kie.ai` */
  readonly base: string;
  readonly key: string;
  readonly isWanted: (id: string) => boolean;
  readonly progress: (done: number, of: number) => void;
}

/**
 * Reads the vendor's catalogue API. A sentence instead when it gives no list: then the pages are
 * all there is.
 */
export async function readApi(
  client: PoliteClient,
  { base, key, isWanted, progress }: ApiOptions,
): Promise<ApiReading | string> {
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
  const root = `${base.replace(/\/+$/, '')}/api/v1/models`;
  const ask = async (address: string): Promise<PlainMap | string> => {
    const fetched = await client.get(address, headers);
    if (!fetched.ok) return fetched.reason;
    try {
      return asMap(JSON.parse(fetched.text)) ?? 'The answer is no object';
    } catch {
      return 'The answer is no JSON';
    }
  };
  const list = await ask(root);
  if (typeof list === 'string') return list;
  const models = asList(mapAt(list, 'data')['models']).map((each) => asMap(each) ?? {});
  const idOf = (each: PlainMap): string => textAt(each, 'model') ?? textAt(each, 'slug') ?? '';
  if (models.every((each) => idOf(each) === '')) return 'It lists no model';
  const prices = new Map<string, string>();
  const documents: ApiReading['documents'][number][] = [];
  const failed: PageOutcome[] = [];
  const fail = (id: string, reason: string): void => {
    failed.push({ kind: 'unreadable', place: placeOf(root, id), reason });
  };
  let refusals = 0;
  const wanted = models.filter((each) => isWanted(idOf(each)));
  for (const [done, model] of wanted.entries()) {
    progress(done, wanted.length);
    const id = idOf(model);
    if (!isModelId(id)) {
      fail(id, `It lists ${JSON.stringify(model).slice(0, 200)}, which has no id.`);
    } else if (refusals === REFUSALS_MAX) {
      fail(id, `Not asked for: ${REFUSALS_MAX} models before it were refused.`);
    } else {
      await addPrice(id, model);
      await addDocument(id);
    }
  }
  return { documents, prices, failed };

  async function addDocument(id: string): Promise<void> {
    const answer = await ask(`${root}/${id}/schema`);
    refusals = typeof answer === 'string' ? refusals + 1 : 0;
    if (typeof answer === 'string') return fail(id, `${answer}.`);
    const data = mapAt(answer, 'data');
    const document = asMap(data['openapi']) ?? asMap(data['schema']) ?? documentIn(data);
    if (document === null) fail(id, 'It has no schema there, and no page was about it.');
    else documents.push({ id, place: placeOf(root, id), document });
  }

  async function addPrice(id: string, model: PlainMap): Promise<void> {
    const answer = 'pricingDesc' in model ? { data: model } : await ask(`${root}/${id}/price`);
    if (typeof answer === 'string') {
      if (answer !== NOT_FOUND) fail(`${id}/price`, `${answer}.`);
      return;
    }
    const price = textAt(mapAt(answer, 'data'), 'pricingDesc');
    if (price !== null) prices.set(id, price);
  }
}

/** What is said of a model that has no price there. */
const NOT_FOUND = 'The answer was 404';

function documentIn(data: PlainMap): PlainMap | null {
  return asMap(data['paths']) === null ? null : data;
}

function placeOf(root: string, id: string): PagePlace {
  return {
    name: `${root}/${id}`,
    page: root.startsWith('https://') ? root : null,
    sections: [],
    language: 'en',
    isOld: false,
    isCatalogue: true,
  };
}
