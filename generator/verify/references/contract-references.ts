import { type Address, type DataPath, keyAt, valueAt } from '../../diagnostics/address.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import type { ProjectView } from '../project/project-view.ts';

/** A key or value of the contract that names a file of the project. */
export interface ContractReference {
  readonly to: string;
  readonly at: Address;
}

/**
 * Keys and values of the contract that are the path of a file, and words of its commands. What lies
 * in quarantine is listed there, so `legacy` is left out, and prose may name what it likes.
 */
export function contractReferences(view: ProjectView): ContractReference[] {
  const file = view.policy.contract;
  const parsed = parseYaml({ path: file, text: view.text(file) });
  if (!parsed.ok) return [];
  const { legacy: _listed, ...rest } = parsed.data;
  return [...textsIn(rest, [])].flatMap(({ text, path, isKey }) => {
    const words = !isKey && path.at(-1) === 'command' ? text.split(/\s+/) : [text];
    const at = isKey ? keyAt(file, path) : valueAt(file, path);
    return words.filter((word) => view.isFile(word)).map((to) => ({ to, at }));
  });
}

interface TextOfContract {
  readonly text: string;
  readonly path: DataPath;
  readonly isKey: boolean;
}

function* textsIn(value: unknown, path: DataPath): Generator<TextOfContract> {
  if (typeof value === 'string') yield { text: value, path, isKey: false };
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    const below = [...path, isList ? Number(key) : key];
    if (!isList) yield { text: key, path: below, isKey: true };
    yield* textsIn(child, below);
  }
}
