import { type IndexEntry, type PageIndex, readIndex } from './page-index.ts';
import { pagesToRead, placeOfEntry, unreadableLines } from './page-places.ts';
import type { PageOutcome } from './page-reading.ts';
import { type PoliteClient, REFUSALS_MAX } from './polite-client.ts';
import type { VendorTexts } from './vendor-texts.ts';

/** The index could not be read, so that nothing is known. */
export class NoIndex extends Error {
  override readonly name = 'NoIndex';
}

export interface SiteOptions {
  /** `https://docs.kie.ai`, or the address of the index itself. */
  readonly address: string;
  /** Whether a page is worth asking for, by its address without `.md`. */
  readonly isWanted: (page: string) => boolean;
  readonly progress: (done: number, of: number) => void;
}

/** Reads the index of a site. Throws {@link NoIndex}. */
export async function readSiteIndex(client: PoliteClient, address: string): Promise<PageIndex> {
  const place = address.endsWith('.txt') ? address : `${address.replace(/\/+$/, '')}/llms.txt`;
  const fetched = await client.get(place, { accept: 'text/plain' });
  if (!fetched.ok) throw new NoIndex(`${place}: ${fetched.reason}.`);
  const index = readIndex(fetched.text);
  if (index.entries.length > 0) return index;
  throw new NoIndex(`${place} lists no page. Name the site, such as https://docs.kie.ai.`);
}

/**
 * Reads the pages of a site, one after the other. Only the named site is asked, also where the
 * index spells other addresses.
 */
export async function readSite(
  client: PoliteClient,
  index: PageIndex,
  { address, isWanted, progress }: SiteOptions,
): Promise<Pick<VendorTexts, 'pages' | 'failed'>> {
  const wanted = pagesToRead(index).filter((entry) => isWanted(pageOf(entry)));
  const pages: VendorTexts['pages'][number][] = [];
  const failed: PageOutcome[] = [...unreadableLines(index)];
  let refusals = 0;
  for (const [done, entry] of wanted.entries()) {
    progress(done, wanted.length);
    const here = new URL(`/${entry.path}`, address).href;
    const place = placeOfEntry(entry, here);
    if (refusals === REFUSALS_MAX) {
      const reason = `Not asked for: ${REFUSALS_MAX} pages before it were refused.`;
      failed.push({ kind: 'unreadable', place, reason });
      continue;
    }
    const fetched = await client.get(here, { accept: 'text/markdown' });
    refusals = fetched.ok ? 0 : refusals + 1;
    if (fetched.ok) pages.push({ place, text: fetched.text });
    else failed.push({ kind: 'unreadable', place, reason: `${fetched.reason}.` });
  }
  return { pages, failed };
}

function pageOf({ address }: IndexEntry): string {
  return address.replace(/\.md$/, '');
}
