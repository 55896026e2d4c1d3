import { createTag } from '../.github/automation/create-tag.ts';
import type { DeployTag } from '../.github/automation/deploy-report.ts';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Makes the tag that a deploy of COMMIT has earned. */

const NAMES = ['COMMIT', 'GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_TOKEN', 'TAG'] as const;

await inRedWhenItFails(async () => {
  const settings = readSettings(NAMES, process.env);
  const github = jsonApi(settings.GITHUB_API_URL, settings.GITHUB_TOKEN);
  const tag = JSON.parse(settings.TAG) as DeployTag;
  console.log(await createTag(github, settings.GITHUB_REPOSITORY, settings.COMMIT, tag));
});
