import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotation } from '../.github/automation/annotation.ts';
import { changedFiles } from '../.github/automation/changed-files.ts';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { proposeChanges } from '../.github/automation/propose-changes.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Proposes what `truth catalog sync` and `truth gen` changed in this folder as a pull request. */

const ALLOWED = [
  /^contract\/(models\/.+|labels)\.yaml$/,
  /^generated\//,
  /^(kb\/[\w-]+|README)\.md$/,
];
const STATUS = ['status', '--porcelain=v1', '--no-renames', '--untracked-files=all', '-z'];
const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' });

await inRedWhenItFails(async () => {
  const settings = readSettings(
    ['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_TOKEN', 'RUNNER_TEMP'],
    process.env,
  );
  const done = await proposeChanges(jsonApi(settings.GITHUB_API_URL, settings.GITHUB_TOKEN), {
    repository: settings.GITHUB_REPOSITORY,
    base: git('rev-parse', 'HEAD').trim(),
    changes: changedFiles(git(...STATUS), process.cwd(), ALLOWED),
    title: 'The catalogue as the vendor documents it today',
    text: 'Read each change like code: prices and rules decide what people pay.',
    report: readFileSync(join(settings.RUNNER_TEMP, 'catalogue.txt'), 'utf8').trim(),
  });
  console.log(annotation('notice', done));
});
