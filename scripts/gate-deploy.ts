import { appendFileSync } from 'node:fs';
import { annotation } from '../.github/automation/annotation.ts';
import { askDeployVerdict } from '../.github/automation/ask-deploy-verdict.ts';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Says among the outputs of its step whether COMMIT may be deployed; red when it may not. */

await inRedWhenItFails(async () => {
  const settings = readSettings(
    [
      'COMMIT',
      'GITHUB_API_URL',
      'GITHUB_OUTPUT',
      'GITHUB_REF_TYPE',
      'GITHUB_REPOSITORY',
      'GITHUB_TOKEN',
    ],
    process.env,
  );
  const { verdict, because } = await askDeployVerdict(
    jsonApi(settings.GITHUB_API_URL, settings.GITHUB_TOKEN),
    settings.GITHUB_REPOSITORY,
    settings.COMMIT,
    settings.GITHUB_REF_TYPE === 'tag',
  );
  const text = `${verdict} ${settings.COMMIT}: ${because}`;
  if (verdict === 'refuse') throw new Error(text);
  console.log(annotation('notice', text));
  appendFileSync(settings.GITHUB_OUTPUT, `ready=${verdict === 'deploy'}\n`);
});
