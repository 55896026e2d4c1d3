import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFiles } from './project-view.ts';

/** Larger files are data; nobody wrote them by hand. */
const BYTES_MAX = 2 * 1024 * 1024;

/** Files of a folder on the disk. Each is read when its text is asked for, and once. */
export function diskFiles(root: string, paths: readonly string[]): ProjectFiles {
  const texts = new Map<string, string | null>();
  return {
    paths,
    read: (path) => {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const text = readText(join(root, path));
      texts.set(path, text);
      return text;
    },
  };
}

function readText(path: string): string | null {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > BYTES_MAX || bytes.includes(0)) return null;
    return bytes.toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return '';
    throw error;
  }
}
