/** A language in which the vendor writes its pages. */
export type PageLanguage = 'en' | 'zh';

/** One line of the vendor's index. */
export interface IndexEntry {
  readonly title: string;
  /** As the index spells it. */
  readonly address: string;
  /** From the address of the site on, without a slash in front: `market/kling/v3.md`. */
  readonly path: string;
  /** Sections from the outermost on, such as `Video Models`, `Kling`. */
  readonly sections: readonly string[];
  readonly summary: string;
  readonly language: PageLanguage;
  /** An endpoint that the vendor itself calls old. */
  readonly isOld: boolean;
}

/** The index `llms.txt`, and lines of it that look like pages and could not be read. */
export interface PageIndex {
  readonly entries: readonly IndexEntry[];
  readonly unreadable: readonly string[];
}

const LINE = /^[-*]\s+(.*?)\s?\[(.*)\]\((https?:\/\/[^)\s]+?\.md)\)(?::\s?(.*))?$/;

/** Reads the index. A page that is listed twice counts once. */
export function readIndex(text: string): PageIndex {
  const entries = new Map<string, IndexEntry>();
  const unreadable: string[] = [];
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const [, crumbs = '', title = '', address = '', summary = ''] = LINE.exec(line) ?? [];
    const path = pathOf(address);
    if (path !== null) {
      entries.set(path, {
        title: collapse(title),
        address,
        path,
        sections: crumbs.split(' > ').map(collapse).filter(Boolean),
        summary: collapse(summary),
        language: /^cn(market)?\//.test(path) ? 'zh' : 'en',
        isOld: /(^|\/)old-model\//.test(path),
      });
    } else if (/^[-*]\s.*\.md\b/.test(line)) unreadable.push(line);
  }
  return { entries: [...entries.values()], unreadable };
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  return new URL(address).pathname.replace(/^\/+/, '');
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
