import type { IndexEntry, PageIndex } from './page-index.ts';
import type { PageOutcome, PagePlace } from './page-reading.ts';

/** The place of a page of the index; `name` is how people are told. */
export function placeOfEntry(entry: IndexEntry, name: string): PagePlace {
  const { address, sections, language, isOld } = entry;
  const page = address.startsWith('https://') ? address.replace(/\.md$/, '') : null;
  return { name, page, sections, language, isOld, isCatalogue: false };
}

/** Lines of the index that look like pages and are not understood. */
export function unreadableLines(index: PageIndex): readonly PageOutcome[] {
  return index.unreadable.map((line) => ({
    kind: 'unreadable',
    place: {
      name: line,
      page: null,
      sections: [],
      language: null,
      isOld: false,
      isCatalogue: false,
    },
    reason: 'This line of the index is not understood.',
  }));
}

/** Pages to ask for: a Chinese one only where there is no English one of the same path. */
export function pagesToRead(index: PageIndex): readonly IndexEntry[] {
  const paths = new Set(index.entries.map(({ path }) => path));
  return index.entries.filter(({ path, language }) => {
    return language === 'en' || !paths.has(englishTwin(path));
  });
}

/** `cn/market/a.md` and `cnmarket/a.md` → `market/a.md`. */
export function englishTwin(path: string): string {
  return path.replace(/^cnmarket\//, 'market/').replace(/^cn\//, '');
}
