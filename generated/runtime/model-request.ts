// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { ModelSummary } from './model-summary.ts';

/** A request to the vendor. */
export interface ModelRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The request that asks for a generation. `value` is what a check has returned. */
export function requestOf(
  { id, api }: Pick<ModelSummary, 'id' | 'api'>,
  value: Readonly<Record<string, unknown>>,
  callBackUrl?: string,
): ModelRequest {
  const callback = callBackUrl === undefined ? {} : { callBackUrl };
  const body =
    api.envelope === 'flat' ? { ...value, ...callback } : { model: id, ...callback, input: value };
  return { path: api.endpoint, body };
}
