import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fenceAddress, spliceFences } from './fences.ts';
import type { Plan } from './plan.ts';

/**
 * Carries a plan out under `root`. A file is written beside its place and renamed, so that a reader
 * sees the old or the new text and never half of one.
 */
export function apply(root: string, plan: Plan): void {
  const pages = new Map<string, Map<string, string | null>>();
  const spliceLater = (page: string, fence: string, text: string | null): void => {
    const texts = pages.get(page) ?? new Map<string, string | null>();
    pages.set(page, texts.set(fence, text));
  };
  const folders = new Set<string>();
  for (const { path, text } of [...plan.creates, ...plan.updates]) {
    const part = fenceAddress(path);
    if (part === null) writeWhole(join(root, path), text, folders);
    else spliceLater(part.page, part.fence, text);
  }
  for (const path of plan.deletes) {
    const part = fenceAddress(path);
    if (part === null) remove(root, path);
    else spliceLater(part.page, part.fence, null);
  }
  for (const [page, texts] of pages) {
    const path = join(root, page);
    writeWhole(path, spliceFences(readFileSync(path, 'utf8'), texts), folders);
  }
}

function writeWhole(path: string, text: string, folders: Set<string>): void {
  const folder = dirname(path);
  if (!folders.has(folder)) {
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  }
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}

/** Removes the file, and the folders that it leaves empty. */
function remove(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}
