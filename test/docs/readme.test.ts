import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkInput, quote } from '../../generated/models/index.ts';
import { ProjectCopy, truthIn } from '../gen/project-copy.ts';

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

describe('the commands of the README', () => {
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

  it('are scripts of the project, or verbs of truth', () => {
    for (const command of commands) {
      const [, script] = /^npm ci && npm (?:run )?(\w+)$/.exec(command) ?? [];
      if (script === undefined) expect.soft(command).toMatch(/^npx truth /);
      else expect.soft(Object.keys(scripts), command).toContain(script);
    }
  });

  /** It has a test of its own, which takes longer than all the others together. */
  const elsewhere = { command: 'npx truth smoke --local', test: 'test/smoke/local.test.ts' };
  it(`${elsewhere.command}, in a test of its own`, () => {
    expect(commands).toContain(elsewhere.command);
    expect(readFileSync(join(root, elsewhere.test), 'utf8')).toContain("'smoke', '--local'");
  });

  /** What looks at code, and at git, needs the real thing; the others get a copy. */
  const looksAtCode = /^npx truth (verify|duplicates|release)\b/;
  const verbs = commands.filter(
    (command) => command.startsWith('npx truth ') && command !== elsewhere.command,
  );
  it.each(verbs)('%s', async (command) => {
    const args = command.split(' ').slice(2);
    const { code, out, err } = looksAtCode.test(command)
      ? await truthIn(root, args)
      : await copy.truth(...args);
    // A release that nobody has shown to be good is none.
    const wanted = command.includes('truth release') ? 1 : 0;
    expect([code, err]).toEqual([wanted, expect.not.stringContaining('error[')]);
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
