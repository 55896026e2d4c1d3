/** A run of a workflow, as the GitHub API tells it. */
export interface WorkflowRun {
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly run_number: number;
}

export interface DeployQuestion {
  readonly commit: string;
  /** Runs of each workflow that must have succeeded, by its file. */
  readonly runs: Readonly<Record<string, readonly WorkflowRun[]>>;
  /** The newest commit of main. */
  readonly head: string;
  /** A person asked for this very commit with a tag. */
  readonly tagged: boolean;
}

export interface DeployVerdict {
  readonly verdict: 'deploy' | 'wait' | 'refuse';
  readonly because: string;
}

/**
 * Whether a commit may be deployed: every needed workflow succeeded for it, on main, after a push.
 * Without a tag it must be the newest one, so that a late run never brings an old commit back.
 */
export function deployVerdict({ commit, runs, head, tagged }: DeployQuestion): DeployVerdict {
  const states = Object.entries(runs).map(([file, all]) => ({ file, state: stateOf(commit, all) }));
  const open = states.filter(({ state }) => state !== 'success');
  if (open.length > 0) {
    const because = open.map(({ file, state }) => `${file} is ${state}`).join(', ');
    const hopeful = open.every(({ state }) => state === 'pending' || state === 'cancelled');
    return { verdict: hopeful && !tagged ? 'wait' : 'refuse', because };
  }
  if (!tagged && commit !== head) return { verdict: 'wait', because: `main is at ${head} now` };
  return { verdict: 'deploy', because: 'all gates are green' };
}

/** How the latest run stands that counts: a pull request's says nothing about main. */
function stateOf(commit: string, runs: readonly WorkflowRun[]): string {
  const [latest] = runs
    .filter(({ event, head_branch }) => event === 'push' && head_branch === 'main')
    .filter(({ head_sha }) => head_sha === commit)
    .sort((one, other) => other.run_number - one.run_number);
  if (latest === undefined) return 'pending';
  return latest.status === 'completed' ? (latest.conclusion ?? 'unknown') : 'pending';
}
