import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { codeBlocks } from '../docs/code-blocks.ts';
import { twice } from './same-function.ts';
import { ScratchProject } from './scratch-project.ts';

/** The commands of the page, run one after the other; what they say stands below each. */

const path = 'kb/quarantine.md';
const file = join(import.meta.dirname, '../..', path);
const page = { path, text: readFileSync(file, 'utf8') };

let project: ScratchProject;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-15T12:00:00Z') });
  project = new ScratchProject();
  await project.prepare();
});
afterAll(() => vi.useRealTimers());

/** The words of a command line, without the first. */
function argumentsOf(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  return words.slice(1) as string[];
}

it('shows what its commands say', async () => {
  const commands = codeBlocks(page).filter(({ language }) => language === 'sh');
  expect(commands.length).toBeGreaterThan(3);
  let text = page.text;
  for (const { text: command } of commands) {
    if (command === 'truth duplicates') addTwice();
    const { out, err } = await project.truth(...argumentsOf(command));
    text = withAnswer(text, command, `${out}${err}`.trimEnd());
  }
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(withoutSizes(text)).toBe(withoutSizes(readFileSync(file, 'utf8')));
});

/** How many files a small project has besides changes with every page and emitter of ours. */
function withoutSizes(text: string): string {
  return text.replace(/\d+ (as they were|other files)/g, 'N $1');
}

/** The page with another text in the block after that of a command. */
function withAnswer(text: string, command: string, answer: string): string {
  const shown = `\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`text\n`;
  const start = text.indexOf(shown) + shown.length;
  const end = text.indexOf('```', start);
  return `${text.slice(0, start)}${answer}\n${text.slice(end)}`;
}

function addTwice(): void {
  project.write('src/basket.ts', twice('basketTotal', 'items'));
  project.write('src/cart.ts', twice('cartSum', 'lines'));
  project.write('src/main.ts', "import { basketTotal } from './basket.ts';\n\nbasketTotal([]);\n");
}
