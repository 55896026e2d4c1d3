import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { root, workflows } from './workflow-files.ts';

/** Every file and package that a script reaches. */
function reachedFrom(entry: string): string[] {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    if (!path.endsWith('.ts')) return;
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, path), 'utf8'));
    for (const { fileName } of importedFiles) {
      visit(fileName.startsWith('.') ? normalize(join(dirname(path), fileName)) : fileName);
    }
  };
  visit(entry);
  return [...reached].filter((path) => !path.startsWith('node:'));
}

const called = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ run = '' }, index) => {
      const [, script] = /^node (scripts\/[\w-]+\.ts)/.exec(run) ?? [];
      const installed = steps.slice(0, index).some((step) => step.run === 'npm ci');
      return script === undefined ? [] : [{ file, job, script, installed }];
    }),
  ),
);

describe.each(called)('$script, called by $file $job', ({ script, installed }) => {
  const reached = reachedFrom(script);

  it('uses nothing of the service, of the toolkit or of the tests', () => {
    const files = reached.filter((path) => path.endsWith('.ts'));
    expect(files.filter((path) => !/^(scripts|\.github\/automation)\//.test(path))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
  });

  it('needs packages only where they were installed before', () => {
    const packages = reached.filter((path) => !path.endsWith('.ts'));
    if (!installed) expect(packages).toEqual([]);
  });
});
