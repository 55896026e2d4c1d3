import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES = {
  '.gitignore': 'node_modules\n',
  'package.json': '{ "type": "module" }\n',
  'vitest.config.ts': "export default { test: { include: ['gate/*.test.ts'] } };\n",
  'price.ts': 'export const priceOf = (count: number): number => count * 2;\n',
  'gate/price.test.ts': `
    import { writeFileSync } from 'node:fs';
    import { expect, it } from 'vitest';
    import { priceOf } from '../price.ts';
    it('holds: two cost four', () => expect(priceOf(2)).toBe(4));
    it('cannot fail', () => expect(typeof priceOf(2)).toBe('number'));
    it('was red before', () => expect(priceOf(2)).toBe(5));
    it('hangs', async () => {
      if (priceOf(2) === 4) return;
      writeFileSync('hangs', String(process.pid));
      await new Promise(() => setInterval(() => undefined, 1000));
    });
  `,
} as const;

/** A project with one promise, and gates of all sorts. */
export interface TinyProject {
  readonly root: string;
  dispose(): void;
}

/** Makes it as a checkout of its own, with the packages of this one. */
export function tinyProject(): TinyProject {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'truth-tiny-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', '--all'], { cwd: root });
  return { root, dispose: () => rmSync(root, { recursive: true, force: true }) };
}
