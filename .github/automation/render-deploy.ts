import { apiRefusal } from './api-refusal.ts';
import type { JsonApi } from './json-api.ts';

/** Ends of a deploy after which its commit will never be live; see api-docs.render.com. */
const DEAD_ENDS = ['build_failed', 'pre_deploy_failed', 'update_failed', 'canceled', 'deactivated'];

/** Asks Render for a deploy of exactly this commit and returns the deploy's id. Throws a refusal. */
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
  // 202 without a deploy: it waits behind another one, and only /health will tell.
  return typeof id === 'string' ? id : '';
}

/**
 * Why a deploy will not come to an end, or null while it may. What Render does not tell is no
 * reason: the service itself has the last word.
 */
export async function deployFailure(
  render: JsonApi,
  service: string,
  id: string,
): Promise<string | null> {
  if (id === '') return null;
  const { status, body } = await render(`/v1/services/${service}/deploys/${id}`);
  const state = (body as { status?: unknown } | null)?.status;
  if (status !== 200 || typeof state !== 'string') return null;
  return DEAD_ENDS.includes(state) ? `Render says ${state}` : null;
}
