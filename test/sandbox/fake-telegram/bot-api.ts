import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import type { CallRecord } from './call-log.ts';
import { type Fields, readFields } from './fields.ts';
import { findMethod } from './methods/all-methods.ts';
import { Explained } from './methods/method.ts';
import { readBody } from './read-body.ts';
import type { Telegram } from './telegram.ts';

/** Room for the fields around an upload. */
const BODY_BYTES_MORE = 1024 * 1024;

/** Answers one call under `/bot<token>/<method>`. */
export async function answerCall(
  telegram: Telegram,
  request: IncomingMessage,
  response: ServerResponse,
  path: { readonly token: string; readonly method: string; readonly query: URLSearchParams },
): Promise<void> {
  const atMs = Date.now();
  const body = await readBody(request, telegram.settings.uploadBytesMax + BODY_BYTES_MORE);
  const { method } = path;
  let fields: Fields | null = null;
  const record = (outcome: CallRecord['outcome']): void =>
    telegram.calls.add({
      atMs,
      method,
      chatId: fields?.integer('chat_id') ?? fields?.integer('user_id') ?? null,
      payload: fields?.summary() ?? {},
      outcome,
      tookMs: Date.now() - atMs,
    });
  try {
    checkToken(telegram, path.token);
    if (body === null) throw new ApiError(413, 'Request Entity Too Large');
    fields = readFields(path.query, request.headers['content-type'] ?? '', body);
    const fault = telegram.faults.take(method, fields.integer('chat_id'));
    if (fault?.kind === 'cut') {
      record({ kind: 'cut' });
      response.destroy();
      return;
    }
    if (fault?.kind === 'slow') await telegram.faults.pause(fault.ms);
    if (fault?.kind === 'refuse') {
      throw new ApiError(fault.code, fault.description, fault.retryAfterS);
    }
    const answer = await run(telegram, method, fields);
    if (fault?.kind === 'lose-answer') {
      record({ kind: 'answer-lost', result: answer.result });
      response.destroy();
      return;
    }
    record({ kind: 'ok', result: answer.result });
    send(response, 200, { ok: true, ...answer });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, description, parameters } = error;
    record({ kind: 'refused', code, description });
    const more = parameters === null ? {} : { parameters };
    send(response, code, { ok: false, error_code: code, description, ...more });
  }
}

/** Answers a download under `/file/bot<token>/<path>`. */
export function answerDownload(
  telegram: Telegram,
  response: ServerResponse,
  path: { readonly token: string; readonly file: string },
): void {
  const file = path.token === telegram.token ? telegram.files.byPath(path.file) : null;
  if (file === null || file.bytes.length > telegram.settings.downloadBytesMax) {
    send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}

function checkToken(telegram: Telegram, token: string): void {
  if (!/^\d+:[\w-]+$/.test(token)) throw new ApiError(404, 'Not Found');
  if (token !== telegram.token) throw new ApiError(401, 'Unauthorized');
}

async function run(
  telegram: Telegram,
  name: string,
  fields: Fields,
): Promise<{ result: unknown; description?: string }> {
  const method = findMethod(name);
  if (method === null) throw new ApiError(404, 'Not Found: method not found');
  const result = await method(telegram, fields);
  return result instanceof Explained ? { ...result } : { result };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
