import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

const HERE = import.meta.dirname;
const STYLE = /^\/[a-z]+\.css$/;
const MODULE = /^\/(client\/[a-z-]+|protocol)\.ts$/;

/**
 * A file of the page; null when there is none at this path. Modules are written in TypeScript and
 * reach the browser without their types: there is no build.
 */
export async function pageFile(path: string): Promise<PageFile | null> {
  const name = path === '/' ? '/index.html' : path;
  const kind = path === '/' ? 'html' : STYLE.test(path) ? 'css' : 'javascript';
  if (kind === 'javascript' && !MODULE.test(path)) return null;
  const source = await readFile(join(HERE, name), 'utf8').catch(() => null);
  if (source === null) return null;
  const body = kind === 'javascript' ? stripTypeScriptTypes(source) : source;
  return { type: `text/${kind}; charset=utf-8`, body };
}
