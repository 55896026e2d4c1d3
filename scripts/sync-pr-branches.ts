import { appendFileSync } from 'node:fs';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { jsonApi } from '../.github/automation/json-api.ts';
import { readSettings } from '../.github/automation/read-settings.ts';
import { syncBranches } from '../.github/automation/sync-branches.ts';

/** Merges main into the branches of open pull requests and lists them; red when one failed. */

await inRedWhenItFails(async () => {
  const settings = readSettings(
    ['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_STEP_SUMMARY', 'GITHUB_TOKEN'],
    process.env,
  );
  const github = jsonApi(settings.GITHUB_API_URL, settings.GITHUB_TOKEN);
  const synced = await syncBranches(github, settings.GITHUB_REPOSITORY);
  const lines = synced.map(({ pullRequest, branch, outcome, because }) =>
    [`- #${pullRequest} \`${branch}\`: ${outcome}`, because].filter(Boolean).join(', '),
  );
  const text = lines.length === 0 ? 'No open pull requests.' : lines.join('\n');
  console.log(text);
  appendFileSync(settings.GITHUB_STEP_SUMMARY, `${text}\n`);
  const failed = synced.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0) throw new Error(`${failed} of ${synced.length} branches could not be updated.`);
});
