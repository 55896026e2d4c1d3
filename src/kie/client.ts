import type { ModelRequest } from '../../generated/runtime/model-request.ts';
import type { GenerationResult } from '../core/generation/generation.ts';
import { isTaskId } from './callback-task.ts';
import { classify, classifyPage, type Meaning } from './classify.ts';
import { isRecord, readEnvelope, shorten, type VendorAnswer } from './envelope.ts';
import { httpCall } from './http-call.ts';
import { resultsOf } from './results.ts';
import { type TaskStatus, taskStatusOf } from './task-status.ts';
import { readUpload, type UploadAnswer, type UploadFile, uploadForm } from './upload.ts';
import { vendorApiOf } from './vendor-api.ts';
import { failureOf, type VendorFailure } from './vendor-failure.ts';

/** What became of a request for a generation. */
export type CreateAnswer =
  | { readonly kind: 'accepted'; readonly taskId: string }
  /** Some APIs answer with the result itself. */
  | { readonly kind: 'finished'; readonly results: readonly GenerationResult[] }
  /** For good, and nothing was made. */
  | ({ readonly kind: 'refused' } & VendorFailure)
  /** For now, and nothing was made. */
  | { readonly kind: 'throttled'; readonly isMaintenance: boolean }
  /** Whether there is a task now is not known. */
  | { readonly kind: 'ambiguous'; readonly said: string };

/** The vendor, as the bot uses it. No function throws for what the vendor or the network does. */
export interface KieClient {
  /** Sends a request once. It is never repeated here: the vendor has no idempotency key. */
  createTask(request: ModelRequest): Promise<CreateAnswer>;
  /** `endpoint` is that of the request which made the task. */
  readTask(endpoint: string, taskId: string): Promise<TaskStatus>;
  /** Stores a file with the vendor, for about a day. */
  upload(file: UploadFile): Promise<UploadAnswer>;
}

/** Our account with the vendor. Its function does not throw either. */
export interface VendorAccount {
  /** Credits left on the account; null when the vendor does not tell. */
  readCredits(): Promise<number | null>;
}

export interface KieClientOptions {
  readonly apiBase: string;
  readonly uploadBase: string;
  /** Without one nothing is sent, and everything is refused as with a wrong one. */
  readonly apiKey: string | undefined;
  readonly timeoutsMs?: Partial<KieTimeouts>;
}

export interface KieTimeouts {
  /** Long: an answer that is not awaited may be a task that is paid. */
  readonly create: number;
  readonly read: number;
  readonly upload: number;
}

const TIMEOUTS: KieTimeouts = { create: 60_000, read: 15_000, upload: 120_000 };

/** A client of the vendor's interface. The key goes into one header and nowhere else. */
export function createKieClient(options: KieClientOptions): KieClient & VendorAccount {
  const timeouts = { ...TIMEOUTS, ...options.timeoutsMs };
  const { apiBase, uploadBase, apiKey } = options;

  const call = async (url: string, body: object | FormData | null, timeoutMs: number) => {
    if (apiKey === undefined) return { ...NO_KEY, reached: false };
    const isForm = body instanceof FormData;
    const outcome = await httpCall({
      method: body === null ? 'GET' : 'POST',
      url,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === null || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === null ? {} : { body: isForm ? body : JSON.stringify(body) }),
      timeoutMs,
    });
    if (outcome.kind === 'no-answer') {
      const answer = { status: 0, message: outcome.said, data: null, isEnvelope: false };
      return { ...answer, reached: outcome.reached };
    }
    const text = outcome.text.replaceAll(apiKey, '[key]');
    return { ...readEnvelope(outcome.status, text), reached: true };
  };

  return {
    createTask: async ({ path, body }) => {
      const answer = await call(at(apiBase, path), body, timeouts.create);
      return createAnswerOf(path, answer, answer.reached);
    },
    readTask: async (endpoint, taskId) => {
      const api = vendorApiOf(endpoint);
      const path = api.read ?? '/api/v1/jobs/recordInfo';
      const query = `?taskId=${encodeURIComponent(taskId)}`;
      return taskStatusOf(api, await call(at(apiBase, path) + query, null, timeouts.read));
    },
    upload: async (file) => {
      const url = at(uploadBase, '/api/file-stream-upload');
      return readUpload(await call(url, uploadForm(file), timeouts.upload));
    },
    readCredits: async () => {
      const { status, data } = await call(at(apiBase, '/api/v1/chat/credit'), null, timeouts.read);
      return status === 200 && typeof data === 'number' ? data : null;
    },
  };
}

const NO_KEY: VendorAnswer = {
  status: 401,
  message: 'Unauthorized: KIE_API_KEY is not set',
  data: null,
  isEnvelope: true,
};

function at(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}

/** `reached` is false when the request surely did not arrive. */
function createAnswerOf(path: string, answer: VendorAnswer, reached: boolean): CreateAnswer {
  const { status, message, data, isEnvelope } = answer;
  if (!reached && !isEnvelope) return { kind: 'throttled', isMaintenance: true };
  const taskId = isRecord(data) ? taskIdIn(data) : null;
  if (isEnvelope && status === 200) return madeOf(path, data, taskId);
  const meaning = isEnvelope ? classify('create', status, message) : classifyPage(status);
  if (meaning === 'already-exists' && taskId !== null) return { kind: 'accepted', taskId };
  return refusalOf(meaning, status, message);
}

function madeOf(path: string, data: unknown, taskId: string | null): CreateAnswer {
  const readsLater = vendorApiOf(path).read !== null;
  if (readsLater && taskId !== null) return { kind: 'accepted', taskId };
  const results = readsLater ? [] : resultsOf(data);
  if (results.length > 0) return { kind: 'finished', results };
  return { kind: 'ambiguous', said: '200 without a task id' };
}

function refusalOf(meaning: Meaning, status: number, message: string): CreateAnswer {
  switch (meaning) {
    case 'throttled':
    case 'maintenance':
      return { kind: 'throttled', isMaintenance: meaning === 'maintenance' };
    case 'ambiguous':
    case 'pending':
    case 'not-visible-yet':
      return { kind: 'ambiguous', said: shorten(`${status}: ${message}`) };
    default:
      return { kind: 'refused', ...failureOf(meaning, status, message) };
  }
}

function taskIdIn(data: Readonly<Record<string, unknown>>): string | null {
  return [data['taskId'], data['task_id'], data['recordId']].find(isTaskId) ?? null;
}
