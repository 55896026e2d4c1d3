import { apiRefusal } from './api-refusal.ts';
import type { JsonApi } from './json-api.ts';

const PAGE = 100;
/** More open pull requests than that are a fault of something else. */
const PAGES_MAX = 10;

export interface PullRequest {
  readonly number: number;
  readonly head: { readonly ref: string; readonly repo: { readonly full_name: string } | null };
}

/** Open pull requests into main. Throws when GitHub refuses, or when there are more than 1000. */
export async function openPullRequests(
  github: JsonApi,
  repository: string,
): Promise<readonly PullRequest[]> {
  const found: PullRequest[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const query = `state=open&base=main&per_page=${PAGE}&page=${page}`;
    const answer = await github(`/repos/${repository}/pulls?${query}`);
    if (answer.status !== 200 || !Array.isArray(answer.body)) {
      throw apiRefusal('open pull requests', answer);
    }
    found.push(...(answer.body as PullRequest[]));
    if (answer.body.length < PAGE) return found;
  }
  throw new Error(`There are more than ${PAGE * PAGES_MAX} open pull requests.`);
}
