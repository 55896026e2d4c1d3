import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, root } from './pages.ts';
import { titlesOf } from './titles-of-tests.ts';

/** A page that says which test shows something names one that is there: `test/x.test.ts` "title". */

const named = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/`(test\/[\w./-]+\.test\.ts)`\s+"([^"]+)"/g)].map(([, file, title]) => ({
    page: path,
    file: file as string,
    title: (title as string).replace(/\s+/g, ' '),
  })),
);

describe('a test that a page names', () => {
  it.each(named)('$page: $file "$title"', ({ file, title }) => {
    expect(existsSync(join(root, file))).toBe(true);
    const begins = titlesOf(file).filter(
      (full) => full.startsWith(title) || (full.length > 12 && title.startsWith(full.trim())),
    );
    expect(begins.length, `a title of ${file} that begins so`).toBeGreaterThan(0);
  });

  it('is found where every step of a deploy says what shows it', () => {
    const page = pages.find(({ path }) => path === 'kb/a-tap-during-a-deploy.md');
    const rows = page?.text.split('\n').filter((line) => /^\| \d\. /.test(line)) ?? [];
    expect(rows).toHaveLength(8);
    expect(rows.filter((row) => !/`test\/[\w./-]+` "/.test(row))).toEqual([]);
  });
});
