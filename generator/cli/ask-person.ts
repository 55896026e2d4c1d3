import { createInterface } from 'node:readline/promises';

/** The answer of a person at the terminal; null when there is none to ask. */
export async function askPerson(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
