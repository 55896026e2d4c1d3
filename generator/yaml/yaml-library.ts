import { createRequire } from 'node:module';

let library: typeof import('yaml') | undefined;

/**
 * The YAML library, loaded when the first text is read: a run in which nothing changed reads none. Loading is
 * synchronous, because reading is.
 */
export function yaml(): typeof import('yaml') {
  library ??= createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return library;
}
