import { apiRefusal } from './api-refusal.ts';
import type { DeployTag } from './deploy-report.ts';
import type { JsonApi } from './json-api.ts';

/**
 * Makes an annotated tag on a commit. One that is there is left as it is. Returns what it did, in a
 * sentence. Throws when GitHub refuses.
 */
export async function createTag(
  github: JsonApi,
  repository: string,
  commit: string,
  { name, message }: DeployTag,
): Promise<string> {
  const git = `/repos/${repository}/git`;
  const known = await github(`${git}/ref/tags/${encodeURIComponent(name)}`);
  if (known.status === 200) return `${name} is there already.`;
  if (known.status !== 404) throw apiRefusal(`tag ${name}`, known);
  const tag = { tag: name, message, object: commit, type: 'commit' };
  const made = await github(`${git}/tags`, { method: 'POST', body: tag });
  const sha = (made.body as { sha?: unknown } | null)?.sha;
  if (made.status !== 201 || typeof sha !== 'string') throw apiRefusal(`tag ${name}`, made);
  const ref = { ref: `refs/tags/${name}`, sha };
  const kept = await github(`${git}/refs`, { method: 'POST', body: ref });
  if (kept.status !== 201) throw apiRefusal(`tag ${name}`, kept);
  return `${name} is on ${commit}.`;
}
