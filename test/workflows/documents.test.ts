import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, type Workflow, workflows } from './workflow-files.ts';

/** What the pages say of the workflows. */

const page = (path: string): string => readFileSync(join(root, 'kb', path), 'utf8');

/** Rows of the table below a heading, each by its first cell. */
function rowsOf(text: string, heading: string): Map<string, string[]> {
  const section = text.slice(text.indexOf(`\n${heading}\n`)).split(/\n## /)[1] ?? '';
  const rows = [...section.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | '));
  return new Map(rows.map(([first = '', ...others]) => [first.replaceAll('`', ''), others]));
}

/** Rights to write, of all jobs. */
function rightsOf({ jobs }: Workflow): string {
  const rights = Object.values(jobs).flatMap(({ permissions }) =>
    Object.entries(Object(permissions) as Record<string, string>),
  );
  const writes = rights.filter(([, right]) => right === 'write').map(([name]) => name);
  return writes.sort().join(', ') || 'nothing';
}

describe('the table of workflows', () => {
  const table = rowsOf(page('git-workflow.md'), '## CI');

  it('lists the folder', () => {
    expect([...table.keys()].sort()).toEqual(workflows.map(({ file }) => file));
  });

  it.each(workflows)('says what starts $file, and what it may write', (workflow) => {
    const [starts, , writes] = table.get(workflow.file) ?? [];
    expect(starts).toBe(Object.keys(workflow.on).join(', '));
    expect(writes).toBe(rightsOf(workflow));
  });
});

describe('the settings of the repository', () => {
  it('are those that the workflows read', () => {
    const read = workflows.flatMap(({ text }) =>
      [...text.matchAll(/\b(vars|secrets)\.(\w+)/g)].map(
        ([, kind, name]) => `${name} ${kind === 'vars' ? 'variable' : 'secret'}`,
      ),
    );
    const table = rowsOf(page('deployment.md'), '## From a commit to the live service');
    const listed = [...table].map(([name, [kind]]) => `${name} ${kind}`);
    expect(listed.sort()).toEqual([...new Set(read)].sort());
  });
});
