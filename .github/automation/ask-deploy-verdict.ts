import { apiRefusal } from './api-refusal.ts';
import { type DeployVerdict, deployVerdict, type WorkflowRun } from './deploy-verdict.ts';
import type { JsonApi } from './json-api.ts';

/** Workflows without which nothing is deployed. */
export const GATES = ['ci.yml', 'truth_gate.yml'] as const;

/**
 * Asks GitHub whether a commit of `repository` may be deployed.
 * Throws when the commit is no full hash, and when GitHub does not answer as documented.
 */
export async function askDeployVerdict(
  github: JsonApi,
  repository: string,
  commit: string,
  tagged: boolean,
): Promise<DeployVerdict> {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`"${commit}" is no full commit hash.`);
  const runs: Record<string, readonly WorkflowRun[]> = {};
  for (const file of GATES) {
    const query = `head_sha=${commit}&branch=main&event=push&per_page=100`;
    const answer = await github(`/repos/${repository}/actions/workflows/${file}/runs?${query}`);
    const found = (answer.body as { workflow_runs?: WorkflowRun[] } | null)?.workflow_runs;
    if (answer.status !== 200 || found === undefined) throw apiRefusal(`runs of ${file}`, answer);
    runs[file] = found;
  }
  const main = await github(`/repos/${repository}/branches/main`);
  const head = (main.body as { commit?: { sha?: string } } | null)?.commit?.sha;
  if (main.status !== 200 || head === undefined) throw apiRefusal('branch main', main);
  return deployVerdict({ commit, runs, head, tagged });
}
