import { randomUUID } from 'node:crypto';
import { buildRequest, checkInput, type ModelId } from '../../generated/models/index.ts';
import type { JsonRecord } from '../../generated/runtime/model-descriptor.ts';
import type { ModelRequest } from '../../generated/runtime/model-request.ts';
import { kieCallback } from '../../generated/security.ts';
import type { Generation, GenerationFailure } from '../core/generation/generation.ts';
import { MEDIA_BASE } from '../core/generation/generation.ts';
import type { VendorAlarm } from '../core/generation/generation-event.ts';
import { apiOf, mayBeSubmitted } from '../core/generation/model-of.ts';
import { resubmitPauseMs } from '../core/generation/patience.ts';
import type { SentFile } from '../core/incoming.ts';
import { RetryLater } from '../core/retry-later.ts';
import { vendorApiOf } from '../kie/vendor-api.ts';
import { FileTooLarge, TelegramRefused, TelegramUnreachable } from '../telegram/bot-api-errors.ts';
import type { UserFile } from '../telegram/user-file.ts';
import type { SubmitPorts } from './generation-ports.ts';

export type PreparedRequest =
  | { readonly ok: true; readonly request: ModelRequest }
  | { readonly ok: false; readonly failure: GenerationFailure; readonly alarm: VendorAlarm | null };

/**
 * The request for an order, with the user's files stored at the vendor. It may be made again and
 * again: nothing of it is paid. Throws `RetryLater` when Telegram or the vendor does not take part.
 */
export async function prepareRequest(
  ports: SubmitPorts,
  generation: Generation,
): Promise<PreparedRequest> {
  const { modelId } = generation;
  if (!mayBeSubmitted(modelId)) return refuse('unavailable', 'The model is not sold any more.');
  const stored = await storeMedia(ports, generation);
  if (!stored.ok) return stored;
  const callback = callbackAddress(ports.publicUrl, generation.callbackToken);
  const { envelope, endpoint } = apiOf(modelId);
  const name = vendorApiOf(endpoint).callback;
  // Some models require it among their parameters, where the check knows public addresses only.
  const extra = envelope === 'flat' ? { [name]: NOBODY } : {};
  const checked = checkInput(modelId, { ...stored.input, ...extra });
  if (!checked.ok) {
    const said = checked.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return refuse('parameters', said.slice(0, 300));
  }
  const request = buildRequest(modelId as ModelId, checked.value, callback ?? undefined);
  return { ok: true, request: withCallback(request, name, callback) };
}

/** A host that nobody has (RFC 2606): for a model that insists on a callback we cannot receive. */
const NOBODY = 'https://callback.example/';

function callbackAddress(publicUrl: string | null, token: string): string | null {
  if (publicUrl === null) return null;
  return `${publicUrl.replace(/\/+$/, '')}/kie-callback?${kieCallback.query}=${token}`;
}

/** One API spells the name of the address in its own way. */
function withCallback(request: ModelRequest, name: string, address: string | null): ModelRequest {
  if (name === 'callBackUrl' || address === null) return request;
  const { callBackUrl: _usual, ...body } = request.body;
  return { ...request, body: { ...body, [name]: address } };
}

type StoredMedia =
  | { readonly ok: true; readonly input: JsonRecord }
  | (PreparedRequest & { ok: false });

/** Puts addresses at the vendor in the place of references to the user's files. */
async function storeMedia(ports: SubmitPorts, generation: Generation): Promise<StoredMedia> {
  const addresses = new Map<string, string>();
  for (const reference of referencesIn(generation.input)) {
    const file = generation.media[reference.slice(MEDIA_BASE.length)];
    if (file === undefined) return refuse('media', 'The order lacks one of its files.');
    const stored = await storeFile(ports, generation, file);
    if (typeof stored !== 'string') return stored;
    addresses.set(reference, stored);
  }
  return { ok: true, input: replaced(generation.input, addresses) as JsonRecord };
}

function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' && value.startsWith(MEDIA_BASE)) found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) referencesIn(entry, found);
  }
  return found;
}

function replaced(value: unknown, addresses: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return addresses.get(value) ?? value;
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, addresses));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, replaced(entry, addresses)]),
  );
}

/** The address of the file at the vendor, or why there is none. */
async function storeFile(
  ports: SubmitPorts,
  generation: Generation,
  file: SentFile,
): Promise<string | (PreparedRequest & { ok: false })> {
  const fetched = await fetchFile(ports, generation, file);
  if (!('bytes' in fetched)) return fetched;
  const { bytes, fileName, mimeType } = fetched;
  const answer = await ports.vendor.upload({ bytes, fileName: uniqueName(fileName), mimeType });
  switch (answer.kind) {
    case 'stored':
      return answer.url;
    case 'refused':
      return { ok: false, failure: answer.failure, alarm: answer.alarm };
    case 'failed':
      throw later(ports, generation, `The vendor did not store a file: ${answer.said}.`);
  }
}

async function fetchFile(
  ports: SubmitPorts,
  generation: Generation,
  file: SentFile,
): Promise<UserFile | (PreparedRequest & { ok: false })> {
  try {
    return await ports.fetchUserFile(file);
  } catch (error) {
    if (error instanceof FileTooLarge) return refuse('media', error.message);
    if (error instanceof TelegramRefused && error.isPermanent) {
      return refuse('media', error.message);
    }
    if (error instanceof TelegramRefused || error instanceof TelegramUnreachable) {
      throw later(ports, generation, error.message);
    }
    throw error;
  }
}

function later({ now }: SubmitPorts, { createdAtMs }: Generation, reason: string): RetryLater {
  return new RetryLater(resubmitPauseMs(now() - createdAtMs), reason);
}

/** A second file of one name would take the place of the first, at an address others may know. */
function uniqueName(fileName: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
  return randomUUID() + extension.toLowerCase();
}

function refuse(
  kind: GenerationFailure['kind'],
  said: string,
): PreparedRequest & { readonly ok: false } {
  return { ok: false, failure: { kind, said }, alarm: null };
}
