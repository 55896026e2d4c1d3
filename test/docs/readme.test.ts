import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInput, quote } from '../../generated/models/index.ts';
import { ProjectCopy } from '../gen/project-copy.ts';

/** What the README shows is what a reader gets. */

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language, text]) => ({
  language,
  text: text ?? '',
}));
const commands = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => text.trim().split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''));

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});
afterAll(() => copy.remove());

describe('the commands of the README', () => {
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

  it('are scripts of the project, or verbs of truth', () => {
    for (const command of commands) {
      const [, script] = /^npm ci && npm (?:run )?(\w+)$/.exec(command) ?? [];
      if (script === undefined) expect.soft(command).toMatch(/^npx truth /);
      else expect.soft(Object.keys(scripts), command).toContain(script);
    }
  });

  const verbs = commands.filter((command) => command.startsWith('npx truth '));
  it.each(verbs)('%s', async (command) => {
    const args = command.split(' ').slice(2);
    const { code, out, err } = await copy.truth(...args);
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')]);
    expect((out + err).length).toBeGreaterThan(0);
  });
});

describe('the error that the README shows', () => {
  it('is what the command prints', async () => {
    const path = copy.path('contract/models/google/google__nano-banana.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('status: current', 'status: curent'));
    const { err } = await copy.truth('validate');
    writeFileSync(path, text);
    const shown = blocks.find(({ text }) => text.startsWith('error['))?.text ?? 'nothing';
    expect(err.startsWith(shown)).toBe(true);
  });
});

describe('the values that the README shows', () => {
  it('are what the generated code gives', () => {
    const checked = checkInput('google/nano-banana', { prompt: 'a cat', aspect_ratio: '16-9' });
    expect(checked).toMatchObject({
      ok: false,
      problems: [{ path: 'aspect_ratio', code: 'enum', suggestion: '16:9' }],
    });
    expect(quote('google/nano-banana', { prompt: 'a cat' })).toMatchObject({
      ok: true,
      kopecks: 315n,
    });
  });
});
