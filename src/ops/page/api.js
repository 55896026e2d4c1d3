/** @import { OpsIncident, OpsState, Problem } from '../../../generated/routes.ts' */

/** Longer than the service takes for any answer. */
const PATIENCE_MS = 8_000;

/**
 * @template T
 * @typedef {{ ok: true, body: T } | { ok: false, status: number, message: string }} Outcome
 */

/**
 * One request to the service. Never throws: without an answer the status is 0.
 * @template T
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Outcome<T>>}
 */
async function ask(path, options = {}) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path, { ...options, signal });
    const body = await response.json();
    if (response.ok) return { ok: true, body };
    const { message } = /** @type {Problem} */ (body);
    return { ok: false, status: response.status, message };
  } catch {
    return { ok: false, status: 0, message: 'The service does not answer.' };
  }
}

/** @returns {Promise<Outcome<OpsState>>} */
export const readState = () => ask('/ops/state');

/**
 * @param {string} id
 * @returns {Promise<Outcome<OpsIncident>>}
 */
export const findIncident = (id) => ask(`/ops/incidents/${encodeURIComponent(id)}`);

/**
 * @param {string} token
 * @returns {Promise<Outcome<object>>}
 */
export const signIn = (token) =>
  ask('/ops/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });

/** @returns {Promise<Outcome<object>>} */
export const signOut = () => ask('/ops/logout', { method: 'POST' });
