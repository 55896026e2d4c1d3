import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy } from '../gen/project-copy.ts';
import { type CodeBlock, codeBlocks } from './code-blocks.ts';
import { pages, root } from './pages.ts';
import { shellLines } from './shell-lines.ts';

/** Commands that a page shows are run, or it is said why not. */

interface ShownCommand {
  readonly at: string;
  readonly line: string;
}

/** Without comments; a line that ends with a backslash goes on in the next. */
function commandsOf({ at, text }: CodeBlock): ShownCommand[] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => ({ at, line }));
}

// Those of the README have a test of their own.
const shown = pages
  .filter(({ path }) => path !== 'README.md')
  .flatMap(codeBlocks)
  .filter(({ language }) => language === 'sh')
  .flatMap(commandsOf);
const ofTruth = shown.filter(({ line }) => line.startsWith('npx truth '));
const others = shown.filter((each) => !ofTruth.includes(each));
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});

describe('a command of a page', () => {
  it('is in the table that says how it is run', () => {
    const missing = others.filter(({ line }) => !Object.hasOwn(shellLines, line));
    expect(missing.map(({ at, line }) => `${at}: "${line}" is not in shell-lines.ts`)).toEqual([]);
  });

  it('is a script of the project where it is one of npm', () => {
    for (const { at, line } of shown) {
      const [, name] = /\bnpm run ([\w:-]+)/.exec(line) ?? [];
      if (name !== undefined) expect.soft(Object.keys(scripts), at).toContain(name);
    }
  });

  if (ofTruth.length > 0) {
    it.each(ofTruth)('$line', async ({ line }) => {
      const { code, err } = await copy.truth(...line.split(' ').slice(2));
      expect([code, err]).toEqual([0, expect.not.stringContaining('error[')]);
    });
  }
});

describe('the table', () => {
  const rows = Object.entries(shellLines).map(([line, handling]) => ({ line, handling }));

  it('has no line that no page shows', () => {
    const lines = new Set(shown.map(({ line }) => line));
    expect(Object.keys(shellLines).filter((line) => !lines.has(line))).toEqual([]);
  });

  it.each(rows)('$line', ({ line, handling }) => {
    if ('not' in handling) {
      expect(handling.not.length).toBeGreaterThan(30);
    } else if ('where' in handling) {
      expect(existsSync(join(root, handling.run))).toBe(true);
      expect(readFileSync(join(root, handling.run), 'utf8')).toContain(handling.where);
    } else {
      execFileSync('sh', ['-ec', line], { cwd: copy.root, stdio: 'pipe' });
    }
  });
});
