import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = `42:${'planted-secret-token'.repeat(2)}`;

/** A request as it came. */
export interface ReceivedCall {
  /** The last part of the path. */
  readonly method: string;
  readonly path: string;
  /** JSON, or the fields of a form, in which files stand as `attach://…`. */
  readonly payload: Record<string, unknown>;
  /** The body as it came, a character for a byte. */
  readonly raw: string;
}

/** What is sent back: a result, a refusal, or something that is no answer of the Bot API. */
export type Answer =
  | { readonly result: unknown }
  | {
      readonly code: number;
      readonly description: string;
      readonly parameters?: { retry_after?: number };
    }
  | { readonly bytes: Uint8Array; readonly status?: number; readonly type?: string }
  /** The connection is broken off. */
  | 'reset'
  /** Nothing ever comes. */
  | 'silence';

export interface ScriptedBotApi {
  readonly root: string;
  readonly calls: ReceivedCall[];
  /** Decides what is answered. By default every message is accepted, with ids from 101 on. */
  script: (call: ReceivedCall) => Answer | null | Promise<Answer | null>;
  /** Calls of one method, or all when it is not given. */
  payloads(method?: string): Record<string, unknown>[];
  reset(): void;
  stop(): Promise<void>;
}

/** A Bot API on a free port that answers as a test tells it to. */
export async function startScriptedBotApi(): Promise<ScriptedBotApi> {
  let nextMessageId = 101;
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await receive(request);
    calls.push(call);
    send(response, (await api.script(call)) ?? accept(call));
  });
  const accept = ({ method, payload }: ReceivedCall): Answer => {
    if (method === 'sendMediaGroup') {
      const media = payload['media'] as { type: string }[];
      return { result: media.map(({ type }) => message(nextMessageId++, type)) };
    }
    const kind = /^send(Photo|Video|Audio|Document)$/.exec(method)?.[1]?.toLowerCase() ?? null;
    if (method.startsWith('send')) return { result: message(nextMessageId++, kind) };
    if (method.startsWith('editMessage')) {
      return { result: message(payload['message_id'] as number, null) };
    }
    return { result: true };
  };
  const api: ScriptedBotApi = {
    root: '',
    calls,
    script: () => null,
    payloads: (method) =>
      calls
        .filter((call) => method === undefined || call.method === method)
        .map(({ payload }) => payload),
    reset: () => {
      calls.length = 0;
      nextMessageId = 101;
      api.script = () => null;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, { root: `http://127.0.0.1:${port}` });
}

/** A file is kept under an id made of the message and its kind. */
function message(id: number, kind: string | null): object {
  const file = { file_id: `${kind}-${id}` };
  const media = kind === 'photo' ? [{ file_id: 'thumbnail' }, file] : file;
  return { message_id: id, chat: { id: 1 }, date: 0, ...(kind === null ? {} : { [kind]: media }) };
}

async function receive(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString('latin1');
  const path = request.url ?? '';
  const isForm = request.headers['content-type']?.startsWith('multipart/') === true;
  const payload = isForm ? formFields(raw) : raw === '' ? {} : JSON.parse(fromLatin1(raw));
  return { method: path.split('/').at(-1) ?? '', path, payload, raw };
}

function formFields(raw: string): Record<string, unknown> {
  const fields = raw.matchAll(/form-data;name="([^"]+)"\r\n\r\n([^\r]*)\r\n/g);
  return Object.fromEntries(
    [...fields].map(([, name = '', value = '']) => {
      const text = fromLatin1(value);
      return [name, /^[[{]|^-?\d+$/.test(text) ? JSON.parse(text) : text];
    }),
  );
}

function fromLatin1(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if ('bytes' in answer) {
    const { status = 200, type = 'application/octet-stream', bytes } = answer;
    response.writeHead(status, { 'content-type': type }).end(bytes);
    return;
  }
  const body =
    'result' in answer
      ? { ok: true, result: answer.result }
      : {
          ok: false,
          error_code: answer.code,
          description: answer.description,
          parameters: answer.parameters,
        };
  const status = 'code' in answer ? answer.code : 200;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
