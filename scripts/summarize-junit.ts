import { appendFileSync, readFileSync } from 'node:fs';
import { inRedWhenItFails } from '../.github/automation/in-red-when-it-fails.ts';
import { junitSummary } from '../.github/automation/junit-summary.ts';
import { readSettings } from '../.github/automation/read-settings.ts';

/** Writes a JUnit report, which is the only argument, to the summary of the run. */

await inRedWhenItFails(async () => {
  const { GITHUB_STEP_SUMMARY } = readSettings(['GITHUB_STEP_SUMMARY'], process.env);
  appendFileSync(GITHUB_STEP_SUMMARY, junitSummary(readFileSync(process.argv[2] ?? '', 'utf8')));
});
