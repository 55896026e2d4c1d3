import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type IndexEntry, type PageIndex, readIndex } from './page-index.ts';
import { englishTwin, placeOfEntry, unreadableLines } from './page-places.ts';
import type { PageOutcome, PagePlace } from './page-reading.ts';
import type { VendorTexts } from './vendor-texts.ts';

const INDEX = 'llms.txt';

/**
 * Reads a folder of pages: every `.md` file in it, and the index `llms.txt` when there is one. A
 * page that the index lists and the folder lacks is told. Null when there is no such folder.
 */
export function readFolder(folder: string): VendorTexts | null {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return null;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => (sep === '/' ? path : path.replaceAll(sep, '/')))
    .filter((path) => path.endsWith('.md'))
    .sort();
  const indexPath = join(folder, INDEX);
  const index = existsSync(indexPath) ? readIndex(readFileSync(indexPath, 'utf8')) : null;
  const texts = new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const entries = index === null ? new Map<string, IndexEntry>() : entriesOfFiles(index, texts);
  return {
    index,
    pages: [...texts].map(([path, text]) => ({
      place: placeOfFile(path, entries.get(path)),
      text,
    })),
    documents: [],
    prices: new Map(),
    failed:
      index === null
        ? []
        : missingPages(index, new Set([...entries.values()].map(({ path }) => path))),
    notices:
      index === null
        ? [`There is no ${INDEX}, so nothing is said about models without a page.`]
        : [],
  };
}

/** The line of the index for each file: that of its path, else the only one with its title. */
function entriesOfFiles(
  index: PageIndex,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, IndexEntry> {
  const byPath = new Map(index.entries.map((entry) => [entry.path, entry]));
  const free = index.entries.filter(({ path }) => !texts.has(path));
  const found = new Map<string, IndexEntry>();
  for (const [path, text] of texts) {
    const title = /^#\s+(.*)$/m.exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
    const titled = free.filter((entry) => entry.title === title);
    const entry = byPath.get(path) ?? (titled.length === 1 ? titled[0] : undefined);
    if (entry !== undefined) found.set(path, entry);
  }
  return found;
}

function placeOfFile(path: string, entry: IndexEntry | undefined): PagePlace {
  if (entry !== undefined) return placeOfEntry(entry, path);
  const isChinese = /(^cn(market)?\/)|\.zh\.md$/.test(path);
  const isEnglish = /\.en\.md$/.test(path);
  return {
    name: path,
    page: null,
    sections: [],
    language: isChinese ? 'zh' : isEnglish ? 'en' : null,
    isOld: /(^|\/)old-model\//.test(path),
    isCatalogue: false,
  };
}

/**
 * Pages of the index that the folder does not have; a Chinese one only when its twin is not there.
 */
function missingPages(index: PageIndex, files: ReadonlySet<string>): readonly PageOutcome[] {
  const missing = index.entries.filter(
    ({ path }) => !files.has(path) && !files.has(englishTwin(path)),
  );
  return [
    ...missing.map((entry): PageOutcome => {
      const reason = 'The index lists it, and the folder does not have it.';
      return { kind: 'unreadable', place: placeOfEntry(entry, entry.path), reason };
    }),
    ...unreadableLines(index),
  ];
}
