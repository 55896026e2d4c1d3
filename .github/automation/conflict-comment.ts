import { apiRefusal } from './api-refusal.ts';
import type { JsonApi } from './json-api.ts';

const MARK = '<!-- sync-pr-branches -->';
const TEXT = `${MARK}
\`main\` does not merge into this branch without conflicts, so it was left as it is.

\`\`\`
git fetch origin && git merge origin/main
\`\`\`

In generated files take either side, merge the contract, and run \`npm run gen\`.
`;
const AUTHOR = 'github-actions[bot]';

/**
 * Says once at a pull request that main conflicts with it; a second time it says nothing.
 * Throws when GitHub refuses.
 */
export async function commentConflict(
  github: JsonApi,
  repository: string,
  pullRequest: number,
): Promise<void> {
  const path = `/repos/${repository}/issues/${pullRequest}/comments`;
  const known = await github(`${path}?per_page=100`);
  if (known.status !== 200 || !Array.isArray(known.body)) throw apiRefusal('comments', known);
  const comments = known.body as { user?: { login?: string }; body?: string }[];
  const isOurs = (each: (typeof comments)[number]): boolean =>
    each.user?.login === AUTHOR && each.body?.startsWith(MARK) === true;
  if (comments.some(isOurs)) return;
  const answer = await github(path, { method: 'POST', body: { body: TEXT } });
  if (answer.status !== 201) throw apiRefusal(`comment at #${pullRequest}`, answer);
}
