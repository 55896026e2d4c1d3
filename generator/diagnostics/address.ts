import type { TextRange } from '../source/source-text.ts';

/** Keys and indexes that lead from the root of a YAML file to a value. */
export type DataPath = readonly (string | number)[];

/**
 * What a finding points at: a key or a value of a YAML file, found by its path, or a range of a
 * text. Paths are turned into positions only when something is reported, so a clean run never needs
 * them.
 */
export type Address =
  | {
      readonly file: string;
      readonly path: DataPath;
      readonly anchor: 'key' | 'value';
      /** The first of these words within it, where it is written so; else all of it. */
      readonly word?: string;
    }
  | { readonly file: string; readonly range: TextRange };

/** The key at the end of `path`. */
export function keyAt(file: string, path: DataPath): Address {
  return { file, path, anchor: 'key' };
}

/** The value at the end of `path`, or a word in it. */
export function valueAt(file: string, path: DataPath, word?: string): Address {
  return { file, path, anchor: 'value', ...(word === undefined ? {} : { word }) };
}

/** A path as people write it: `env.variables.PORT`, `routes[2].path`. */
export function pathText(path: DataPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
