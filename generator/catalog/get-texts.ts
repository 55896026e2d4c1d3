import { flatEndpoints } from './catalogue-files.ts';
import type { CatalogueModel } from './judge.ts';
import { asList, asMap, textAt } from './plain-map.ts';
import type { PoliteClient } from './polite-client.ts';
import { readDocument } from './read-page.ts';
import { NoIndex, readSite, readSiteIndex } from './site-source.ts';
import { type ApiReading, readApi } from './vendor-api.ts';
import type { VendorTexts } from './vendor-texts.ts';

export interface GetOptions {
  /** Of the site with the pages. */
  readonly address: string;
  /** The vendor's catalogue, when there is a key for it. */
  readonly api: { readonly base: string; readonly key: string } | null;
  readonly models: readonly CatalogueModel[];
  /** Ids to look at; null for all. */
  readonly only: ReadonlySet<string> | null;
  /** Told now and then, as a sentence. */
  readonly progress: (text: string) => void;
}

/**
 * Gets everything over the network: from the vendor's catalogue when there is a key, and from the
 * pages what it does not say. Throws {@link NoIndex} when neither can be read.
 */
export async function getTexts(client: PoliteClient, options: GetOptions): Promise<VendorTexts> {
  const { address, models, only, progress } = options;
  const notices: string[] = [];
  const api = await readCatalogue(client, options, notices);
  const pagesById = new Map(models.map(({ data }) => [textAt(data, 'id') ?? '', pagesOf(data)]));
  const knownFlat = flatEndpoints(models);
  const read = new Set(
    api?.documents
      .filter(({ place, document }) =>
        readDocument(document, place, knownFlat).some(({ kind }) => kind === 'model'),
      )
      .map(({ id }) => id),
  );
  const isKnown = only !== null && [...only].every((id) => (pagesById.get(id) ?? []).length > 0);
  const wantedPages = isKnown ? new Set([...only].flatMap((id) => pagesById.get(id) ?? [])) : null;
  const needless = new Set(
    [...pagesById].filter(([id]) => read.has(id)).flatMap(([, pages]) => pages),
  );
  const index = await readSiteIndex(client, address).catch((error: unknown) => {
    if (!(error instanceof NoIndex) || api === null) throw error;
    notices.push(`${error.message} Nothing is said about models that the catalogue lacks.`);
    return null;
  });
  const site =
    index === null
      ? { pages: [], failed: [] }
      : await readSite(client, index, {
          address,
          isWanted: (page) => !needless.has(page) && (wantedPages?.has(page) ?? true),
          progress: (done, of) => progress(`page ${done + 1} of ${of}`),
        });
  return {
    index,
    pages: site.pages,
    documents: api?.documents ?? [],
    prices: api?.prices ?? new Map(),
    failed: [...site.failed, ...(api?.failed ?? [])],
    notices,
  };
}

async function readCatalogue(
  client: PoliteClient,
  { api, only, progress }: GetOptions,
  notices: string[],
): Promise<ApiReading | null> {
  if (api === null) {
    notices.push('Without KIE_API_KEY the pages are read; most of them say no price.');
    return null;
  }
  const found = await readApi(client, {
    ...api,
    isWanted: (id) => only?.has(id) ?? true,
    progress: (done, of) => progress(`model ${done + 1} of ${of}`),
  });
  if (typeof found !== 'string') return found;
  notices.push(`The catalogue at ${api.base} was not read (${found}); the pages are.`);
  return null;
}

function pagesOf(data: CatalogueModel['data']): readonly string[] {
  return asList(data['source']).flatMap((each) => textAt(asMap(each), 'page') ?? []);
}
