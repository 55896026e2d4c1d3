// Copied by truth gen from the runtime of truthgen. Do not edit.
/** One thing that is wrong with the environment. Its message never holds the value of a secret. */
export interface EnvProblem {
  readonly name: string;
  readonly code:
    | 'missing'
    | 'type'
    | 'enum'
    | 'pattern'
    | 'too-small'
    | 'too-large'
    | 'too-short'
    | 'forbidden'
    | 'misspelt';
  /** A sentence that begins with the name of the variable. */
  readonly message: string;
  readonly allowed?: readonly string[];
  /** The name or value that was probably meant. */
  readonly suggestion?: string;
}

/** The environment does not fit the contract. Lists every problem at once. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  readonly problems: readonly EnvProblem[];

  constructor(problems: readonly EnvProblem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map((problem) => `  ${problem.message}`);
    super(
      [
        `The environment does not fit the contract: ${count}.`,
        ...lines,
        '.env.example lists every variable.',
      ].join('\n'),
    );
    this.problems = problems;
  }
}
