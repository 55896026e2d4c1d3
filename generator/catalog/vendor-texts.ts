import type { PageIndex } from './page-index.ts';
import type { PageOutcome, PagePlace } from './page-reading.ts';
import type { PlainMap } from './plain-map.ts';

/** Everything that was got from the vendor, not yet looked into. */
export interface VendorTexts {
  /** Null when there is none: then nobody knows which pages are missing. */
  readonly index: PageIndex | null;
  readonly pages: readonly { readonly place: PagePlace; readonly text: string }[];
  /** Schemas of the vendor's own catalogue. */
  readonly documents: readonly {
    readonly id: string;
    readonly place: PagePlace;
    readonly document: PlainMap;
  }[];
  /** The vendor's words about prices, by model. */
  readonly prices: ReadonlyMap<string, string>;
  /** What could not be got. */
  readonly failed: readonly PageOutcome[];
  /** What a person should know about this reading. */
  readonly notices: readonly string[];
}
