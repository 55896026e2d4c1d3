import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

const FOLDERS = ['sources', 'migrations', 'knowledge_base', 'locales', 'tests'];

/**
 * The folder that `truth gen` owns holds nothing that people write: strangers in it are deleted.
 */
export const generatedFolderShared: Rule = {
  code: 'generated-folder-shared',
  reads: ['project'],
  *check(contract) {
    const { project = {}, entrypoint, legacy } = sectionsOf(contract);
    const owned = String(project['generated']);
    const holds = (path: string): boolean => path === owned || path.startsWith(`${owned}/`);
    const others = [
      ...FOLDERS.map((key) => ({ path: ['project', key], value: String(project[key]) })),
      ...(entrypoint === undefined
        ? []
        : [{ path: ['entrypoint', 'file'], value: entrypoint.file }]),
      ...(legacy === undefined ? [] : [{ path: ['legacy', 'directory'], value: legacy.directory }]),
    ];
    const at = valueAt(contract.truthPath, ['project', 'generated']);
    const hint = 'Give generated files a folder of their own.';
    for (const { path, value } of others) {
      if (!holds(value)) continue;
      yield {
        at,
        text: `truth gen owns ${owned} and would delete what it did not make there: ${path.join('.')} is ${value}.`,
        hint,
        related: [{ at: valueAt(contract.truthPath, path), text: 'this lies in it' }],
      };
      return;
    }
    if (!holds(contract.truthPath)) return;
    const text = `truth gen owns ${owned} and would delete the contract, which lies in it.`;
    yield { at, text, hint };
  },
};
