import { type CodeBlock, codeBlocks } from './code-blocks.ts';
import type { Page } from './pages.ts';

/** One class of fault, as `kb/patterns.md` shows it. */
export interface FaultClass {
  readonly title: string;
  /** Incidents that belong to it; empty for a class that none of them led to. */
  readonly incidents: readonly string[];
  readonly rules: readonly string[];
  readonly tests: readonly string[];
  readonly blocks: readonly CodeBlock[];
}

/** Below the heading of a class: its incidents in bold, and what holds them off. */
const HELD = /^\*\*(.+)\*\* · (.+)$/m;

/** The classes of the page, in order. A heading without such a line is none. */
export function faultClasses(page: Page): FaultClass[] {
  const classes = page.text.slice(page.text.indexOf('\n# Classes of fault'));
  return classes.split(/\n(?=#{2,3} )/).flatMap((text) => {
    const [, ids, held] = HELD.exec(text) ?? [];
    if (ids === undefined || held === undefined) return [];
    return [
      {
        title: text.split('\n', 1)[0]?.replace(/^#+ /, '') ?? '',
        incidents: ids.match(/\b[A-F]\d+\b/g) ?? [],
        rules: [...held.matchAll(/rule `([\w-]+)`/g)].map(([, rule]) => rule as string),
        tests: [...held.matchAll(/`(test\/[^`]+)`/g)].map(([, test]) => test as string),
        blocks: codeBlocks({ path: page.path, text }),
      },
    ];
  });
}
