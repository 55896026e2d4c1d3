import { execFileSync } from 'node:child_process';

const SETTINGS = {
  'user.name': 'Release',
  'user.email': 'release@example.test',
  'commit.gpgsign': 'false',
  'tag.gpgsign': 'false',
};

/** A git repository in a folder of a test, whose commits are steps. */
export class SteppingRepository {
  readonly #root: string;
  #steps = 0;

  /** Makes it in `root`, which may hold files already. */
  constructor(root: string) {
    this.#root = root;
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', root]);
    for (const [key, value] of Object.entries(SETTINGS)) this.git('config', key, value);
  }

  /** What git says, without the last line end. Throws when it refuses. */
  git(...args: string[]): string {
    const options = { cwd: this.#root, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', args, options).trim();
  }

  /** Commits everything as it is, also when nothing has changed. */
  commit(): void {
    this.git('add', '--all');
    // Two commits of one second with the same words would be one.
    this.git('commit', '--quiet', '--allow-empty', '--message', `Step ${++this.#steps}`);
  }
}
