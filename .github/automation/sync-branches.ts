import { apiRefusal } from './api-refusal.ts';
import { commentConflict } from './conflict-comment.ts';
import { dispatchGates } from './dispatch-gates.ts';
import type { JsonApi } from './json-api.ts';
import { openPullRequests, type PullRequest } from './open-pull-requests.ts';

export interface SyncedBranch {
  readonly pullRequest: number;
  readonly branch: string;
  readonly outcome: 'merged' | 'up to date' | 'conflict' | 'of a fork' | 'failed';
  /** What GitHub said, when it failed. */
  readonly because?: string;
}

/**
 * Merges main into the branch of every open pull request of this repository, on GitHub's side: no
 * code of a branch is read or run here, and nothing is pushed by force. One that fails does not
 * stop the others. Throws when the pull requests cannot be listed.
 */
export async function syncBranches(
  github: JsonApi,
  repository: string,
): Promise<readonly SyncedBranch[]> {
  const synced: SyncedBranch[] = [];
  for (const pullRequest of await openPullRequests(github, repository)) {
    const { number, head } = pullRequest;
    const branch = { pullRequest: number, branch: head.ref };
    try {
      synced.push({ ...branch, outcome: await syncOne(github, repository, pullRequest) });
    } catch (error) {
      synced.push({ ...branch, outcome: 'failed', because: (error as Error).message });
    }
  }
  return synced;
}

async function syncOne(
  github: JsonApi,
  repository: string,
  { number, head }: PullRequest,
): Promise<SyncedBranch['outcome']> {
  if (head.repo?.full_name !== repository) return 'of a fork';
  const answer = await github(`/repos/${repository}/merges`, {
    method: 'POST',
    body: { base: head.ref, head: 'main', commit_message: `Merge main into ${head.ref}` },
  });
  switch (answer.status) {
    case 201:
      await dispatchGates(github, repository, head.ref);
      return 'merged';
    case 204:
      return 'up to date';
    case 409:
      await commentConflict(github, repository, number);
      return 'conflict';
    default:
      throw apiRefusal(`merge into ${head.ref}`, answer);
  }
}
