import { describe, expect, it } from 'vitest';
import { githubFaults } from './github-parser.ts';
import { workflow, workflows } from './workflow-files.ts';

describe('a workflow', () => {
  it.each(workflows)('is one for GitHub: $file', async ({ file, text }) => {
    expect(await githubFaults(file, text)).toEqual([]);
  });

  const { text } = workflow('deploy_render.yml');
  it.each([
    ['a key that does not exist', 'timeout-minutes: 75', 'timeout-minute: 45'],
    ['a job that does not exist', 'needs: gate', 'needs: gates'],
    ['a permission that does not exist', 'contents: read', 'content: read'],
    ['a context that is not there', "vars.SERVICE_URL == ''", "secrets.SERVICE_URL == ''"],
    ['a broken expression', 'github.token }}', 'github.token. }}'],
    ['an event that does not exist', 'workflow_run:', 'workflow_runs:'],
    ['nothing', text, ''],
  ])('is none with %s', async (_, right, wrong) => {
    expect(text).toContain(right);
    expect(
      await githubFaults(
        'broken.yml',
        text.replace(right, () => wrong),
      ),
    ).not.toEqual([]);
  });
});
