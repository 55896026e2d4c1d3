import type { PageLanguage } from './page-index.ts';
import type { PlainMap } from './plain-map.ts';

/** Where a text was found, and what the index says of it. */
export interface PagePlace {
  /** Address or file, as people are told. */
  readonly name: string;
  /** Address of the page on the vendor's site, without `.md`; null when it is not known. */
  readonly page: string | null;
  readonly sections: readonly string[];
  /** Null when the index does not say. */
  readonly language: PageLanguage | null;
  readonly isOld: boolean;
  /** The vendor's own catalogue, not a page. */
  readonly isCatalogue: boolean;
}

/** A model as one page of the vendor documents it, in the terms of the catalogue. */
export interface ModelReading {
  readonly id: string;
  readonly title: string;
  readonly envelope: 'market' | 'flat';
  /** Path of the request. */
  readonly endpoint: string;
  /** `properties` and `required`, in the catalogue's subset of JSON Schema. */
  readonly input: PlainMap;
  /** An input that the page shows; null when it shows none. */
  readonly example: PlainMap | null;
  readonly place: PagePlace;
  readonly language: PageLanguage;
  /** Sections of the vendor's own menu, such as `Video Models`, `Kling`. */
  readonly sections: readonly string[];
  /** The page contradicts itself; what was believed stands in the reading. */
  readonly warnings: readonly string[];
  /** What was not understood. */
  readonly doubts: readonly string[];
  /** What the vendor says of the price, in its words; null when it says nothing. */
  readonly priceText: string | null;
  /** The vendor calls the request deprecated. */
  readonly isDeprecated: boolean;
}

/** What came of one page. */
export type PageOutcome =
  | { readonly kind: 'model'; readonly reading: ModelReading }
  /** It was read, and documents no model. */
  | { readonly kind: 'other'; readonly place: PagePlace; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly place: PagePlace; readonly reason: string };
