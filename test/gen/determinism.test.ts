import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences, ProjectCopy } from './project-copy.ts';

const truth = join(import.meta.dirname, '../../generator/bin/truth.cjs');
let copy: ProjectCopy;

/** Generates everything anew, in a process of its own. */
function regenerate(env: Record<string, string> = {}): Map<string, string> {
  for (const path of ['generated', '.cache']) {
    rmSync(copy.path(path), { recursive: true, force: true });
  }
  execFileSync(process.execPath, [truth, 'gen'], {
    cwd: copy.root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'pipe',
  });
  return copy.snapshot();
}

function contractFiles(folder = 'contract'): string[] {
  return readdirSync(copy.path(folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? contractFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

describe('the same contract makes the same bytes', () => {
  it('in another folder, time zone and locale', () => {
    copy = new ProjectCopy('Папка с именем, 空');
    const here = copy.snapshot();
    const there = regenerate({
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect(differences(here, there)).toEqual([]);
  });

  it('whatever the order in which files were created', () => {
    copy = new ProjectCopy();
    const here = copy.snapshot();
    const texts = contractFiles().map((path) => [path, readFileSync(copy.path(path))] as const);
    rmSync(copy.path('contract'), { recursive: true });
    for (const [path, text] of texts.reverse()) {
      mkdirSync(join(copy.path(path), '..'), { recursive: true });
      writeFileSync(copy.path(path), text);
    }
    expect(differences(here, regenerate())).toEqual([]);
  });

  it('when git checked the contract out with CRLF', () => {
    copy = new ProjectCopy();
    const here = copy.snapshot();
    for (const path of contractFiles()) {
      const text = readFileSync(copy.path(path), 'utf8');
      writeFileSync(copy.path(path), text.replaceAll('\n', '\r\n'));
    }
    expect(differences(here, regenerate())).toEqual([]);
  });

  it('with and without the cache of what was read', () => {
    copy = new ProjectCopy();
    const here = copy.snapshot();
    expect(differences(here, regenerate())).toEqual([]);
    renameSync(copy.path('generated'), copy.path('generated-before'));
    execFileSync(process.execPath, [truth, 'gen'], { cwd: copy.root, stdio: 'pipe' });
    rmSync(copy.path('generated-before'), { recursive: true });
    expect(differences(here, copy.snapshot())).toEqual([]);
  });
});
