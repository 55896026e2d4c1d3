import type { HealthEvidence } from './evidence.ts';

const DEADLINE_MS = 10_000;

/** Asks `/health` of a service. Never throws. */
export async function askHealth(address: string): Promise<HealthEvidence> {
  try {
    const response = await fetch(`${address.replace(/\/+$/, '')}/health`, {
      headers: { accept: 'application/json', 'user-agent': 'truth-release' },
      // Where it leads is not the service that was asked.
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const text = await response.text();
    if (response.status !== 200) return silent(`answered ${response.status}.`);
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      return silent('answered no JSON object.');
    }
    return { answered: true, fields: fields as Record<string, unknown> };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === 'SyntaxError') return silent('answered no JSON.');
    if (name === 'TimeoutError') return silent(`gave no answer within ${DEADLINE_MS} ms.`);
    const { code } = (cause ?? {}) as NodeJS.ErrnoException;
    return silent(`cannot be reached (${code ?? message}).`);
  }
}

function silent(why: string): HealthEvidence {
  return { answered: false, why };
}
