import { apiRefusal } from './api-refusal.ts';
import { type ChangedFiles, nameOf } from './changed-files.ts';
import { dispatchGates } from './dispatch-gates.ts';
import type { JsonAnswer, JsonApi } from './json-api.ts';

export interface Proposal {
  readonly repository: string;
  /** The commit of main that the changes were made on. */
  readonly base: string;
  readonly changes: ChangedFiles;
  readonly title: string;
  readonly text: string;
  /** What the run had to say, word for word. */
  readonly report: string;
}

/** The body of a pull request may have 65536 characters. */
const REPORT_MAX = 60_000;

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * Opens a pull request with the changes on a branch of its own and starts the gates for it. Returns
 * what it did, in a sentence. Changes that were proposed before are not proposed again. Throws
 * when GitHub refuses.
 */
export async function proposeChanges(github: JsonApi, proposal: Proposal): Promise<string> {
  const { repository, base, changes, title, text, report } = proposal;
  if (changes.additions.length + changes.deletions.length === 0) return 'Nothing has changed.';
  const branch = `catalogue-${nameOf(changes)}`;
  const owner = repository.split('/')[0];
  const known = await github(`/repos/${repository}/pulls?state=all&head=${owner}:${branch}`);
  if (known.status !== 200 || !Array.isArray(known.body)) throw apiRefusal('pull requests', known);
  // Also a closed one: whoever closed it did not want these changes.
  if (known.body.length > 0) return `These changes were proposed already, from ${branch}.`;

  const post = (path: string, body: unknown): Promise<JsonAnswer> =>
    github(path, { method: 'POST', body });
  const ref = { ref: `refs/heads/${branch}`, sha: base };
  created(`branch ${branch}`, await post(`/repos/${repository}/git/refs`, ref));
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: base,
    message: { headline: title, body: text },
    fileChanges: changes,
  };
  const committed = await post('/graphql', { query: COMMIT, variables: { input } });
  const data = committed.body as { data?: { createCommitOnBranch?: unknown } | null } | null;
  if (!data?.data?.createCommitOnBranch) throw apiRefusal(`commit on ${branch}`, committed);
  const request = { title, body: `${text}\n\n${fenced(report)}`, head: branch, base: 'main' };
  const opened = created('pull request', await post(`/repos/${repository}/pulls`, request));
  await dispatchGates(github, repository, branch);
  return `Opened #${(opened.body as { number?: number } | null)?.number} from ${branch}.`;
}

/** In a fence longer than any that the text holds: it comes from pages of others. */
function fenced(report: string): string {
  const fences = report.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...fences.map((each) => each.length + 1)));
  const isLong = report.length > REPORT_MAX;
  return `${fence}text\n${report.slice(0, REPORT_MAX)}${isLong ? '…' : ''}\n${fence}`;
}

function created(what: string, answer: JsonAnswer): JsonAnswer {
  if (answer.status !== 201) throw apiRefusal(what, answer);
  return answer;
}
