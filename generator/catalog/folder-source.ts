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
  const entries = new Map((index?.entries ?? []).map((entry) => [entry.path, entry]));
  return {
    index,
    pages: files.map((path) => ({
      place: placeOfFile(path, entries.get(path)),
      text: readFileSync(join(folder, path), 'utf8'),
    })),
    documents: [],
    prices: new Map(),
    failed: index === null ? [] : missingPages(index, new Set(files)),
    notices:
      index === null
        ? [`There is no ${INDEX}, so nothing is said about models without a page.`]
        : [],
  };
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
