import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectCopy } from './project-copy.ts';

const truth = join(import.meta.dirname, '../../generator/bin/truth.cjs');
let copy: ProjectCopy;

describe('truth gen --watch', () => {
  it('follows edits, tells mistakes, and goes on when they are mended', async () => {
    copy = new ProjectCopy();
    const process = spawn(globalThis.process.execPath, [truth, 'gen', '--watch'], {
      cwd: copy.root,
    });
    const ended = new Promise((resolve) => process.on('exit', resolve));
    let told = '';
    const waiting = new Set<() => void>();
    process.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      for (const look of waiting) look();
    });
    /** Resolves as soon as the process has said something that matches. */
    const says = (expected: RegExp) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!expected.test(told)) return;
          waiting.delete(look);
          told = '';
          resolve();
        };
        waiting.add(look);
        look();
      });
    const contract = copy.path('contract/truth.yaml');
    const text = readFileSync(contract, 'utf8');

    await says(/watching contract\//);
    writeFileSync(contract, text.replace('default: 10000', 'default: 10001'));
    await says(/~ generated\/env\.ts/);
    expect(copy.read('generated/env.ts')).toContain('10001');

    writeFileSync(contract, text.replace('scaling: single', 'scaling: singel'));
    await says(/did you mean: single/);
    expect(copy.read('generated/env.ts')).toContain('10001');

    writeFileSync(contract, text);
    await says(/~ generated\/env\.ts/);
    expect(copy.read('generated/env.ts')).not.toContain('10001');
    process.kill('SIGTERM');
    await ended;
  });
});
