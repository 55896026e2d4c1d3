/** Where a command reads from and writes to: the process, or a test. */
export interface Console {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks at standard error, in colour. */
  readonly color: boolean;
  out(text: string): void;
  err(text: string): void;
}
