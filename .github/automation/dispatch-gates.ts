import { apiRefusal } from './api-refusal.ts';
import { GATES } from './ask-deploy-verdict.ts';
import type { JsonApi } from './json-api.ts';

/**
 * Starts the gates for a branch. What a workflow pushes starts none by itself, and a pull request
 * whose last commit was never checked would look as if it had been. Throws when GitHub refuses.
 */
export async function dispatchGates(
  github: JsonApi,
  repository: string,
  branch: string,
): Promise<void> {
  for (const file of GATES) {
    const answer = await github(`/repos/${repository}/actions/workflows/${file}/dispatches`, {
      method: 'POST',
      body: { ref: branch },
    });
    if (answer.status < 200 || answer.status > 299)
      throw apiRefusal(`${file} on ${branch}`, answer);
  }
}
