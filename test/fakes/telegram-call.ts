import type { FakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';

export const BOT_TOKEN = '123456:play-token';

export interface Envelope {
  readonly ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: as a client of the Bot API gets it.
  readonly result: any;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after: number };
}

/** Calls a method with a JSON body, or with a form when it is one. */
export async function call(
  telegram: FakeTelegram,
  method: string,
  payload: Record<string, unknown> | FormData | URLSearchParams = {},
): Promise<Envelope> {
  const isForm = payload instanceof FormData || payload instanceof URLSearchParams;
  const response = await fetch(`${telegram.url}/bot${BOT_TOKEN}/${method}`, {
    method: 'POST',
    ...(isForm
      ? { body: payload }
      : { body: JSON.stringify(payload), headers: { 'content-type': 'application/json' } }),
  });
  return (await response.json()) as Envelope;
}

/** The result of a call that must succeed. */
export async function ok(
  telegram: FakeTelegram,
  method: string,
  payload: Record<string, unknown> | FormData = {},
): Promise<Envelope['result']> {
  const envelope = await call(telegram, method, payload);
  if (!envelope.ok) throw new Error(`${method}: ${envelope.description}`);
  return envelope.result;
}
