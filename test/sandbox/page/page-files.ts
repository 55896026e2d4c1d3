import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

const HERE = import.meta.dirname;
const NAMED: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/page.css': 'page.css',
  '/chat.css': 'chat.css',
  '/inspector.css': 'inspector.css',
};
const MODULE = /^\/(client\/[a-z-]+|protocol)\.ts$/;

/**
 * A file of the page; null when there is none at this path. Modules are written in TypeScript and
 * reach the browser without their types: there is no build.
 */
export async function pageFile(path: string): Promise<PageFile | null> {
  const named = NAMED[path];
  if (named !== undefined) {
    const type = named.endsWith('.css') ? 'text/css' : 'text/html';
    return { type: `${type}; charset=utf-8`, body: await readFile(join(HERE, named), 'utf8') };
  }
  if (!MODULE.test(path)) return null;
  const source = await readFile(join(HERE, path), 'utf8').catch(() => null);
  if (source === null) return null;
  return { type: 'text/javascript; charset=utf-8', body: stripTypeScriptTypes(source) };
}
