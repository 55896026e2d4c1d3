import { setTimeout as pause } from 'node:timers/promises';
import { deployCommit } from '../.github/automation/deploy-commit.ts';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Deploys COMMIT on Render and waits until SERVICE_URL serves it; red when it does not. */

const NAMES = [
  'COMMIT',
  'DEPLOY_LIMIT_SECONDS',
  'DEPLOY_PAUSE_SECONDS',
  'RENDER_API_KEY',
  'RENDER_API_URL',
  'RENDER_SERVICE_ID',
  'SERVICE_URL',
] as const;

await inRedWhenItFails(async () => {
  const settings = readSettings(NAMES, process.env);
  await deployCommit({
    render: jsonApi(settings.RENDER_API_URL, settings.RENDER_API_KEY),
    service: settings.RENDER_SERVICE_ID,
    address: settings.SERVICE_URL,
    commit: settings.COMMIT,
    limitMs: Number(settings.DEPLOY_LIMIT_SECONDS) * 1000,
    nowMs: () => performance.now(),
    pause: () => pause(Number(settings.DEPLOY_PAUSE_SECONDS) * 1000),
    say: (line) => console.log(line),
  });
});
