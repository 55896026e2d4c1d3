const DEADLINE_MS = 10_000;

/** What a service says of itself, or why it does not. */
export type ServedCommit =
  | { readonly healthy: true; readonly commit: string }
  | { readonly healthy: false; readonly because: string };

/** Reads `/health` of the service at `address`: the status alone proves nothing. Never throws. */
export async function servedCommit(address: string): Promise<ServedCommit> {
  try {
    const answer = await fetch(`${address.replace(/\/+$/, '')}/health`, {
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (answer.status !== 200) return { healthy: false, because: `HTTP ${answer.status}` };
    const { status, commit } = (await answer.json()) as { status?: unknown; commit?: unknown };
    if (status !== 'ok') return { healthy: false, because: `status ${JSON.stringify(status)}` };
    if (typeof commit !== 'string') return { healthy: false, because: 'no commit in the answer' };
    return { healthy: true, commit };
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { healthy: false, because: reason };
  }
}
