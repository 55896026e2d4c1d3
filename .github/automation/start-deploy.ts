import { apiRefusal } from './api-refusal.ts';
import type { JsonApi } from './json-api.ts';

/**
 * Asks Render for a deploy of exactly this commit. Returns its id, empty when there is none yet.
 * Throws a refusal.
 */
export async function startDeploy(
  render: JsonApi,
  service: string,
  commit: string,
): Promise<string> {
  const answer = await render(`/v1/services/${service}/deploys`, {
    method: 'POST',
    body: { commitId: commit },
  });
  if (answer.status !== 201 && answer.status !== 202) throw apiRefusal('Render', answer);
  const id = (answer.body as { id?: unknown } | null)?.id;
  // 202 without a deploy: it waits behind another one.
  return typeof id === 'string' ? id : '';
}
