import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './pages.ts';

const truth: unknown = parse(readFileSync(join(root, 'contract/truth.yaml'), 'utf8'));

/** The value at a path of the contract. Throws when there is none. */
export function contractValue(path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => {
    const next = (value as Record<string, unknown>)[key];
    if (next === undefined) throw new Error(`the contract has no ${path}`);
    return next;
  }, truth);
}
