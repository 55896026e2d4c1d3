import type { PageOutcome, PagePlace } from './page-reading.ts';
import { asList, asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';
import { type PoliteClient, REFUSALS_MAX } from './polite-client.ts';
import type { VendorTexts } from './vendor-texts.ts';

/** What the vendor's own catalogue gave. */
export interface ApiReading extends Pick<VendorTexts, 'documents' | 'prices' | 'failed'> {
  /** Models that it lists without a schema: their pages have to be read. */
  readonly withoutSchema: readonly string[];
}

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
  const ids = models.flatMap((each) => textAt(each, 'model') ?? textAt(each, 'slug') ?? []);
  if (ids.length === 0) return 'It lists no model';
  const prices = new Map<string, string>();
  const documents: ApiReading['documents'][number][] = [];
  const withoutSchema: string[] = [];
  const failed: PageOutcome[] = [];
  let refusals = 0;
  const wanted = models.filter((each) => isWanted(textAt(each, 'model') ?? ''));
  for (const [done, model] of wanted.entries()) {
    progress(done, wanted.length);
    const id = textAt(model, 'model') ?? textAt(model, 'slug') ?? '';
    if (id === '') continue;
    const place = placeOf(root, id);
    if (refusals === REFUSALS_MAX) {
      const reason = `Not asked for: ${REFUSALS_MAX} models before it were refused.`;
      failed.push({ kind: 'unreadable', place, reason });
      withoutSchema.push(id);
      continue;
    }
    const price = 'pricingDesc' in model ? textAt(model, 'pricingDesc') : await priceOf(id);
    if (price !== null) prices.set(id, price);
    const answer = await ask(`${root}/${id}/schema`);
    refusals = typeof answer === 'string' ? refusals + 1 : 0;
    if (typeof answer === 'string') {
      failed.push({ kind: 'unreadable', place, reason: `${answer}.` });
      withoutSchema.push(id);
      continue;
    }
    const data = mapAt(answer, 'data');
    const document = asMap(data['openapi']) ?? asMap(data['schema']) ?? documentIn(data);
    if (document === null) withoutSchema.push(id);
    else documents.push({ id, place, document });
  }
  return { documents, prices, failed, withoutSchema };

  async function priceOf(id: string): Promise<string | null> {
    const answer = await ask(`${root}/${id}/price`);
    return typeof answer === 'string' ? null : textAt(mapAt(answer, 'data'), 'pricingDesc');
  }
}

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
