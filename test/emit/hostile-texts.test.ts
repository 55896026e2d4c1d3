import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseDocument, visit } from 'yaml';
import { truthIn } from '../gen/project-copy.ts';
import { placeSmallProject } from '../package/small-project.ts';

/** Texts for people may hold anything; what is made from them stays what it was. */

const root = join(import.meta.dirname, '../..');
const HOSTILE = [
  'it\'s */ "said" `here` \u0024{process.exit(1)} \\ </script> \u2028 {{header}} $& | <!-- -->',
  'INJECTED=1',
  '<!-- truth:end env -->',
  '- key: INJECTED',
].join('\n');
/** Keys of the contract whose values are prose. */
const PROSE = new Set(['description', 'summary', 'purpose', 'statement', 'fix']);

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'truth-hostile-'));
  placeSmallProject(project);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const path = join(project, 'contract/truth.yaml');
  const document = parseDocument(readFileSync(path, 'utf8'));
  let replaced = 0;
  visit(document, {
    Pair(_, { key, value }) {
      const scalar = value as { value?: unknown } | null;
      if (!PROSE.has(String(key)) || typeof scalar?.value !== 'string') return;
      scalar.value = HOSTILE;
      replaced++;
    },
  });
  expect(replaced).toBeGreaterThan(20);
  writeFileSync(path, document.toString());
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('a contract whose every description is hostile', () => {
  it('is generated once and for all, and the result compiles', async () => {
    const made = await truthIn(project, ['gen']);
    expect([made.code, made.err]).toEqual([0, expect.any(String)]);
    const check = await truthIn(project, ['gen', '--check']);
    expect([check.code, check.err]).toEqual([0, expect.stringContaining('fresh')]);
    const read = (path: string): string => readFileSync(join(project, path), 'utf8');
    expect(Object.keys(parseEnv(read('.env.example')))).not.toContain('INJECTED');
    expect(JSON.stringify(parse(read('render.yaml')))).not.toContain('INJECTED');
    expect(read('generated/env.ts')).toContain('INJECTED');
    const tsconfig = { extends: join(root, 'tsconfig.json'), include: ['generated'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const compile = (): Buffer =>
      execFileSync(process.execPath, [tsc, '-p', project], { stdio: 'pipe' });
    compile();
    writeFileSync(join(project, 'generated/spoilt.ts'), "export const port: number = '1';\n");
    expect(compile).toThrow();
  }, 30_000);
});
