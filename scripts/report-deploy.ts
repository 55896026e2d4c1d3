import { appendFileSync, readFileSync } from 'node:fs';
import { annotation } from '../.github/automation/annotation.ts';
import { deployReport } from '../.github/automation/deploy-report.ts';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Shows how a deploy ended at the run and in its summary; its tag goes among the outputs. */

await inRedWhenItFails(async () => {
  const settings = readSettings(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'], process.env);
  const [path = ''] = process.argv.slice(2);
  const { level, text, summary, tag } = deployReport(readFileSync(path, 'utf8'));
  console.log(annotation(level, text));
  appendFileSync(settings.GITHUB_STEP_SUMMARY, summary);
  if (tag !== null) appendFileSync(settings.GITHUB_OUTPUT, `tag=${JSON.stringify(tag)}\n`);
});
