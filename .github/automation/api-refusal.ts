import type { JsonAnswer } from './json-api.ts';

interface Said {
  readonly message?: unknown;
  /** GraphQL answers 200 and says here what went wrong. */
  readonly errors?: readonly { readonly message?: unknown }[];
}

/** What an API says when it does not do what it was asked for, without secrets. */
export function apiRefusal(what: string, { status, body }: JsonAnswer): Error {
  const said = body as Said | null;
  const messages = [said?.message, ...(Array.isArray(said?.errors) ? said.errors : [])]
    .map((each) => (typeof each === 'string' ? each : (each as Said | undefined)?.message))
    .filter((each) => typeof each === 'string');
  return new Error([`${what}: HTTP ${status}`, ...messages].join(', '));
}
