import type { Address } from '../diagnostics/address.ts';
import { type DataPath, valueAt } from '../diagnostics/address.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { ProjectView } from './project-view.ts';

/** A value of the contract that names a file of the project. */
export interface ContractReference {
  readonly to: string;
  readonly at: Address;
  readonly path: DataPath;
}

/**
 * Values of the contract that are the path of a file, and words of its commands. What lies in
 * quarantine is listed there, so `legacy` is left out, and prose may name what it likes.
 */
export function contractReferences(view: ProjectView): ContractReference[] {
  const file = view.policy.contract;
  const parsed = parseYaml({ path: file, text: view.text(file) });
  if (!parsed.ok) return [];
  const { legacy: _listed, ...rest } = parsed.data;
  return [...textsIn(rest, [])].flatMap(({ text, path }) => {
    const words = path.at(-1) === 'command' ? text.split(/\s+/) : [text];
    return words
      .filter((word) => view.isFile(word))
      .map((to) => ({ to, at: valueAt(file, path), path }));
  });
}

function* textsIn(value: unknown, path: DataPath): Generator<{ text: string; path: DataPath }> {
  if (typeof value === 'string') yield { text: value, path };
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    yield* textsIn(child, [...path, isList ? Number(key) : key]);
  }
}
