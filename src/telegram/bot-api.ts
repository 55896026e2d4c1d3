import type { Api, ApiClientOptions, GrammyError, HttpError } from 'grammy';
import type { ApiMethods, Opts } from 'grammy/types';
import { FileTooLarge, TelegramRefused, TelegramUnreachable } from './bot-api-errors.ts';
import { readAtMost } from './read-at-most.ts';

export type BotMethod = keyof ApiMethods;
export type BotPayload<Method extends BotMethod> = Opts<Method>;
export type BotResult<Method extends BotMethod> = ReturnType<ApiMethods[Method]>;

export interface CallOptions {
  /** By default 30 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Bytes to be uploaded, and how the file is called. */
export interface UploadFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export interface DownloadedFile {
  readonly bytes: Uint8Array;
  /** Where Telegram keeps it, such as `photos/file_1.jpg`. */
  readonly path: string;
  /** What Telegram calls its type, which is often `application/octet-stream`. */
  readonly mime: string | null;
}

/**
 * The Bot API of one bot. All throw `TelegramRefused` when Telegram says no and
 * `TelegramUnreachable` when it says nothing. The token is in no error and in nothing returned.
 */
export interface BotApi {
  call<Method extends BotMethod>(
    method: Method,
    payload: BotPayload<Method>,
    options?: CallOptions,
  ): Promise<BotResult<Method>>;
  /**
   * A call with files: where the payload says `attach://<name>`, the file of that name is sent. By
   * default it may take 5 minutes.
   */
  upload<Method extends BotMethod>(
    method: Method,
    payload: BotPayload<Method>,
    files: Readonly<Record<string, UploadFile>>,
    options?: CallOptions,
  ): Promise<BotResult<Method>>;
  /** The bytes of a file that Telegram keeps. Throws `FileTooLarge` beyond `bytesMax`. */
  downloadFile(fileId: string, bytesMax: number): Promise<DownloadedFile>;
}

export interface BotApiOptions {
  readonly token: string;
  /** Base address, with or without a slash at its end. */
  readonly root: string;
  /**
   * Token of the payment provider, added to invoices in roubles when they are sent: it stands in
   * nothing that is written down.
   */
  readonly providerToken?: string | undefined;
}

const CALL_MS = 30_000;
const TRANSFER_MS = 5 * 60_000;
const ATTACHED = 'attach://';

/** No connection was made under these, so nothing can have arrived. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** The Bot API over HTTP. The library is loaded at the first call. */
export function createBotApi({ token, root, providerToken }: BotApiOptions): BotApi {
  return new HttpBotApi(token, root.replace(/\/+$/, ''), providerToken);
}

class HttpBotApi implements BotApi {
  readonly #token: string;
  readonly #root: string;
  readonly #providerToken: string | undefined;
  #loading: Promise<{ grammy: typeof import('grammy'); api: Api }> | null = null;

  constructor(token: string, root: string, providerToken: string | undefined) {
    this.#token = token;
    this.#root = root;
    this.#providerToken = providerToken;
  }

  async call<Method extends BotMethod>(
    method: Method,
    payload: BotPayload<Method>,
    { timeoutMs = CALL_MS, signal }: CallOptions = {},
  ): Promise<BotResult<Method>> {
    const { api } = await this.#load();
    const late = AbortSignal.timeout(timeoutMs);
    const either = signal === undefined ? late : AbortSignal.any([late, signal]);
    // Some methods take no payload in the types of the library; Telegram takes one everywhere.
    const raw = api.raw as unknown as Record<string, RawCall>;
    const send = raw[method] as RawCall;
    try {
      const given = this.#withProvider(method, payload ?? {});
      const sent = TAKES_NOTHING.has(method) ? send(either) : send(given, either);
      return (await sent) as BotResult<Method>;
    } catch (error) {
      throw this.#translated(method, error, late.aborted);
    }
  }

  /** Stars need no provider; every other currency does. */
  #withProvider(method: BotMethod, payload: object): object {
    if (method !== 'sendInvoice' || this.#providerToken === undefined) return payload;
    const { currency } = payload as { readonly currency?: string };
    return currency === 'XTR' ? payload : { ...payload, provider_token: this.#providerToken };
  }

  async upload<Method extends BotMethod>(
    method: Method,
    payload: BotPayload<Method>,
    files: Readonly<Record<string, UploadFile>>,
    options: CallOptions = {},
  ): Promise<BotResult<Method>> {
    const { InputFile } = (await this.#load()).grammy;
    const attach = (value: unknown): unknown => {
      if (typeof value === 'string' && value.startsWith(ATTACHED)) {
        const file = files[value.slice(ATTACHED.length)];
        if (file !== undefined) return new InputFile(file.bytes, safeName(file.fileName));
      }
      if (Array.isArray(value)) return value.map(attach);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, at]) => [key, attach(at)]));
    };
    const withFiles = attach(payload) as BotPayload<Method>;
    return this.call(method, withFiles, { timeoutMs: TRANSFER_MS, ...options });
  }

  async downloadFile(fileId: string, bytesMax: number): Promise<DownloadedFile> {
    const { file_path: path, file_size: size } = await this.call('getFile', { file_id: fileId });
    if ((size ?? 0) > bytesMax) throw new FileTooLarge(bytesMax);
    if (path === undefined) throw new TelegramUnreachable('getFile', 'no path given', false);
    const address = `${this.#root}/file/bot${this.#token}/${path}`;
    try {
      const answer = await fetch(address, {
        signal: AbortSignal.timeout(TRANSFER_MS),
        redirect: 'error',
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        const { status: code } = answer;
        throw new TelegramRefused('file', { code, description: 'no file', retryAfterMs: null });
      }
      const bytes = await readAtMost(answer, bytesMax);
      if (bytes === null) throw new FileTooLarge(bytesMax);
      return { bytes, path, mime: answer.headers.get('content-type') };
    } catch (error) {
      if (error instanceof TelegramRefused || error instanceof FileTooLarge) throw error;
      throw new TelegramUnreachable('file', codeOf(error) ?? 'download broke off', false);
    }
  }

  #load(): Promise<{ grammy: typeof import('grammy'); api: Api }> {
    this.#loading ??= import('grammy').then((grammy) => {
      const options: ApiClientOptions = { apiRoot: this.#root, timeoutSeconds: 10 * 60 };
      return { grammy, api: new grammy.Api(this.#token, options) };
    });
    return this.#loading;
  }

  /** Takes over what is known to be harmless, and nothing else: not even as a cause. */
  #translated(method: string, error: unknown, isLate: boolean): Error {
    if (!(error instanceof Error)) return new TelegramUnreachable(method, 'unknown', true);
    if (error.name === 'GrammyError') {
      const { error_code: code, description, parameters } = error as GrammyError;
      const seconds = parameters.retry_after;
      return new TelegramRefused(method, {
        code,
        description: this.#harmless(description),
        retryAfterMs: seconds === undefined ? null : seconds * 1000,
      });
    }
    if (isLate) return new TelegramUnreachable(method, 'timeout', true);
    const inner = error.name === 'HttpError' ? (error as HttpError).error : error;
    const code = codeOf(inner);
    const mayHaveArrived = code === null || !NOT_CONNECTED.has(code);
    return new TelegramUnreachable(method, code ?? 'no usable answer', mayHaveArrived);
  }

  #harmless(text: string): string {
    return text.replaceAll(this.#token, '[token]').replace(/\bhttps?:\/\/\S+/gi, '[address]');
  }
}

type RawCall = (...args: unknown[]) => Promise<unknown>;

/** For these the library puts the payload in by itself, and takes the signal alone. */
const TAKES_NOTHING: ReadonlySet<string> = new Set([
  'getMe',
  'getWebhookInfo',
  'getForumTopicIconStickers',
  'getAvailableGifts',
  'logOut',
  'close',
  'getMyStarBalance',
  'removeMyProfilePhoto',
]);

/** A code of the system, such as `ECONNRESET`. It never holds an address. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_0-9]+$/.test(error.code)) {
    return error.code;
  }
  return 'cause' in error ? codeOf(error.cause) : null;
}

/** The library writes names into a header without quotes. */
function safeName(fileName: string): string {
  return fileName.replace(/[^A-Za-z0-9._-]+/g, '_').slice(-80) || 'file';
}
