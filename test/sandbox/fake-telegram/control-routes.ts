import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Control } from './control.ts';
import type { Fault } from './faults.ts';
import type { MediaKind, StoredFile } from './file-store.ts';
import type { NewPerson } from './people.ts';
import { readBody } from './read-body.ts';
import type { Settings } from './settings.ts';

const BODY_BYTES_MAX = 64 * 1024 * 1024;

/** One request to `/__control`. */
interface Asked {
  readonly control: Control;
  /** What stands for `:id` in the path; 0 when there is none. */
  readonly id: number;
  readonly query: URLSearchParams;
  readonly mimeType: string;
  readonly body: Buffer;
}

interface WireFile {
  readonly base64: string;
  readonly mimeType?: string;
  readonly fileName?: string;
  readonly caption?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the control speaks to our own page and tests.
const json = ({ body }: Asked): any => JSON.parse(body.toString() || '{}');

/** `POST /__control/people/:id/say {"text"}` is `say`, and so on. Answers are JSON. */
const routes: Readonly<Record<string, (asked: Asked) => unknown>> = {
  'GET state': ({ control }) => ({
    people: control.people(),
    profile: control.profile(),
    webhook: control.webhook(),
    pending: control.pending().length,
    openTaps: control.openTaps,
    faults: control.faults,
    settings: control.settings,
    seq: control.lastSeq,
  }),
  'POST people': (asked) => asked.control.addPerson(json(asked) as NewPerson),
  'GET people/:id/chat': ({ control, id }) => control.chat(id),
  'POST people/:id/say': (asked) => asked.control.say(asked.id, json(asked).text),
  'POST people/:id/file': ({ control, id, query, mimeType, body }) =>
    control.sendFile(id, {
      bytes: body,
      mimeType,
      fileName: query.get('fileName') ?? undefined,
      caption: query.get('caption') ?? undefined,
      as: (query.get('as') ?? undefined) as MediaKind | undefined,
    }),
  'POST people/:id/album': (asked) =>
    asked.control.sendAlbum(
      asked.id,
      (json(asked).files as WireFile[]).map(({ base64, ...file }) => ({
        ...file,
        bytes: Buffer.from(base64, 'base64'),
      })),
    ),
  'POST people/:id/other': (asked) => asked.control.sendOther(asked.id, json(asked)),
  'POST people/:id/edit': (asked) => {
    const { messageId, text } = json(asked);
    asked.control.editText(asked.id, messageId, text);
  },
  'POST people/:id/tap': (asked) => {
    const { messageId, data, isOld } = json(asked);
    return asked.control.tap(asked.id, messageId, data, isOld === true);
  },
  'POST people/:id/pay': (asked) => asked.control.pay(asked.id, json(asked).messageId),
  'POST people/:id/block': ({ control, id }) => control.setBlocked(id, true),
  'POST people/:id/unblock': ({ control, id }) => control.setBlocked(id, false),
  'POST people/:id/stop': ({ control, id }) => control.stopDraft(id),
  'GET calls': ({ control, query }) => control.calls(query.get('method') ?? undefined),
  'GET duplicates': ({ control }) => control.duplicates(),
  'GET updates': ({ control }) => control.updates(),
  'GET deliveries': ({ control }) => control.deliveries(),
  'POST updates/:id/again': (asked) =>
    asked.control.deliverAgain(asked.id, Number(json(asked).times ?? 1)),
  'POST faults': (asked) => asked.control.fault(json(asked) as Fault),
  'DELETE faults': ({ control }) => control.clearFaults(),
  'POST outage': (asked) => asked.control.outage(Number(json(asked).ms)),
  'POST settings': (asked) => asked.control.change(json(asked) as Partial<Settings>),
  'POST refunds': (asked) => asked.control.refundByTelegram(json(asked).chargeId),
};

/** Answers a request under `/__control`. `path` has no slash at its beginning. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const id = /\/(\d+)(?=\/|$)/.exec(path)?.[1];
  const name = `${request.method} ${id === undefined ? path : path.replace(`/${id}`, '/:id')}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  const body = await readBody(request, BODY_BYTES_MAX);
  try {
    if (route === undefined) throw new Error(`There is no ${name}.`);
    if (body === null) throw new Error('That is too much at once.');
    const mimeType = request.headers['content-type'] ?? 'application/octet-stream';
    const answer = await route({ control, id: Number(id ?? 0), query, mimeType, body });
    sendJson(response, 200, answer ?? null);
  } catch (error) {
    sendJson(response, 400, { error: (error as Error).message });
  }
}

/** Sends what happens, as server-sent events, from the one after `Last-Event-ID` on. */
export function streamEvents(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): void {
  const after = Number(request.headers['last-event-id'] ?? query.get('after') ?? control.lastSeq);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  const write = (event: { readonly seq: number }): void => {
    response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  for (const event of control.eventsAfter(after)) write(event);
  const end = control.subscribe(write);
  response.once('close', end);
}

/** The bytes of a file for a page. */
export function sendFile(response: ServerResponse, file: StoredFile | null): void {
  if (file === null) {
    sendJson(response, 404, { error: 'There is no such file.' });
    return;
  }
  response.writeHead(200, {
    'content-type': file.mimeType,
    'content-length': file.bytes.length,
    // What people send is shown, never run.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
