/** What the exit code of `truth` says. */
export const exitCodes = {
  clean: 0,
  /** The contract, the code or the service falls short. */
  fallsShort: 1,
  /** It could not run: usage, a missing file, an unreachable service. */
  couldNotRun: 2,
  /** A fault in truth itself. */
  ownFault: 3,
  /** Generated files are stale. */
  stale: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Wrong usage: the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
