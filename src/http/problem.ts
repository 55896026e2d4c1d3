import type { Problem } from '../../generated/routes.ts';

/** The body of every refusal: a stable code for programs, a sentence for people. */
export function problem(error: string, message: string, incident?: string): Problem {
  return { ok: false, error, message, ...(incident === undefined ? {} : { incident }) };
}
