import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Page, pages, readPage } from './pages.ts';

/** Whoever opens the knowledge base finds every page. */

function linksOf({ path, text }: Page): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+\.md)/g)].map(([, link]) =>
    posix.join(posix.dirname(path), link as string),
  );
}

/** How GitHub names the place of a heading. */
function anchorsOf({ text }: Page): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe('a link to a place in a page', () => {
  const links = pages.flatMap((page) =>
    [...page.text.matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)].map(([, to = '', anchor = '']) => ({
      from: page.path,
      to: to === '' ? page.path : posix.join(posix.dirname(page.path), to),
      anchor,
    })),
  );

  it.each(links)('$from → $to#$anchor', ({ to, anchor }) => {
    expect(anchorsOf(readPage(to))).toContain(anchor);
  });
});

describe('the index of the knowledge base', () => {
  const index = readPage('kb/README.md');

  it('names every page once', () => {
    const own = pages
      .map(({ path }) => path)
      .filter((path) => /^kb\/[\w-]+\.md$/.test(path) && path !== index.path);
    const linked = linksOf(index).filter((path) => /^kb\/[\w-]+\.md$/.test(path));
    expect(linked.toSorted()).toEqual(own.toSorted());
  });

  it('has the subjects that every project of this kind writes about', () => {
    const subjects = [
      ...['project', 'architecture', 'patterns', 'database', 'monitoring', 'features'],
      ...['deployment', 'git-workflow', 'glossary', 'diagnostics', 'decisions/README'],
    ];
    const linked = new Set(linksOf(index));
    expect(subjects.filter((name) => !linked.has(`kb/${name}.md`))).toEqual([]);
  });

  it('is found from the first page of the repository', () => {
    expect(linksOf(readPage('README.md'))).toContain(index.path);
  });

  it('of decisions names every decision', () => {
    const decisions = pages
      .map(({ path }) => path)
      .filter((path) => /^kb\/decisions\/\d/.test(path));
    expect(linksOf(readPage('kb/decisions/README.md'))).toEqual(decisions.toSorted());
  });
});
