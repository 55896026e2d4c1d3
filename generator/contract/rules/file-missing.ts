import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';

/** Folders of the project that must be there; `generated` is made by the first run. */
const FOLDERS = ['sources', 'migrations', 'knowledge_base', 'tests'];

/** Files and folders that the contract names exist. */
export const fileMissing: Rule = {
  code: 'file-missing',
  reads: [],
  *check(contract) {
    for (const { file, path, text, hint } of named(sectionsOf(contract))) {
      if (contract.exists(file)) continue;
      yield { at: valueAt(contract.truthPath, path), text, hint };
    }
  },
};

interface NamedFile {
  readonly file: string;
  readonly path: DataPath;
  readonly text: string;
  readonly hint: string;
}

function* named(sections: Sections): Generator<NamedFile> {
  const { project, entrypoint, legacy, invariants = [] } = sections;
  for (const key of FOLDERS) {
    const file = project?.[key];
    if (typeof file !== 'string') continue;
    const hint = 'Create the folder, or name the right one.';
    yield { file, path: ['project', key], text: `There is no folder ${file}.`, hint };
  }
  if (entrypoint !== undefined) {
    const { file } = entrypoint;
    const hint = 'Create the file, or name the right one.';
    yield { file, path: ['entrypoint', 'file'], text: `There is no file ${file}.`, hint };
  }
  for (const [index, { file }] of (legacy?.items ?? []).entries()) {
    const hint = 'Remove the entry when the file was deleted for good.';
    yield {
      file,
      path: ['legacy', 'items', index, 'file'],
      text: `There is no file ${file}.`,
      hint,
    };
  }
  for (const [index, { id, enforced_by }] of invariants.entries()) {
    for (const [at, { test }] of enforced_by.entries()) {
      if (test === undefined) continue;
      yield {
        file: test,
        path: ['invariants', index, 'enforced_by', at, 'test'],
        text: `There is no test file ${test} that could enforce ${id}.`,
        hint: 'Write the test, or name the one that proves the sentence.',
      };
    }
  }
}
