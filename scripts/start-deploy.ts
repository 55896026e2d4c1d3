import { appendFileSync } from 'node:fs';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { readSettings } from '../.github/automation/read-settings.ts';
import { servedCommit } from '../.github/automation/served-commit.ts';
import { startDeploy } from '../.github/automation/start-deploy.ts';

/** Asks Render for a deploy of COMMIT, unless it is live; its id goes among the outputs. */

const NAMES = [
  'COMMIT',
  'GITHUB_OUTPUT',
  'RENDER_API_KEY',
  'RENDER_API_URL',
  'RENDER_SERVICE_ID',
  'SERVICE_URL',
] as const;

await inRedWhenItFails(async () => {
  const settings = readSettings(NAMES, process.env);
  const served = await servedCommit(settings.SERVICE_URL);
  if (served.healthy && served.commit === settings.COMMIT) {
    console.log(`${settings.COMMIT} is live already`);
    return;
  }
  const render = jsonApi(settings.RENDER_API_URL, settings.RENDER_API_KEY);
  const id = await startDeploy(render, settings.RENDER_SERVICE_ID, settings.COMMIT);
  console.log(`Render deploys ${settings.COMMIT}${id === '' ? '' : ` as ${id}`}`);
  appendFileSync(settings.GITHUB_OUTPUT, `deploy=${id}\n`);
});
