import { randomBytes } from 'node:crypto';
import { mediaTypeOf } from '../media/media-type.ts';

/** Where uploads can be read. The host belongs to nobody: the fake resolves it to itself. */
export const UPLOAD_FILES_BASE = 'https://tempfile.kie.example/';

export interface StoredFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mime: string;
  readonly uploadedAtMs: number;
}

interface ResultFile {
  readonly mime: string;
  readonly make: () => Promise<Buffer>;
}

/** What an address leads to. `anything`: there is a file, and it is whatever is wanted. */
export type Found = Buffer | 'anything' | null;

const FETCH_MS = 3_000;
/** Hosts that lead nowhere by definition (RFC 2606, RFC 6761). */
const NOWHERE = /(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net|org)$/;

/** All files that the vendor has or can reach. */
export class FileStore {
  readonly #uploads = new Map<string, StoredFile>();
  readonly #published = new Map<string, Buffer | 'anything'>();
  readonly #results = new Map<string, ResultFile>();

  /** Keeps an upload; the same path again replaces it. Returns its address. */
  upload(path: string, bytes: Buffer): StoredFile & { readonly url: string } {
    const mime = mediaTypeOf(bytes)?.mime ?? 'application/octet-stream';
    const file = { path, bytes, mime, uploadedAtMs: Date.now() };
    this.#uploads.set(path, file);
    return { ...file, url: `${UPLOAD_FILES_BASE}${encodeURI(path)}` };
  }

  uploads(): readonly StoredFile[] {
    return [...this.#uploads.values()];
  }

  uploadAt(path: string): StoredFile | null {
    return this.#uploads.get(decodeURI(path)) ?? null;
  }

  /** Puts a file into the world outside. Without bytes it is whatever is wanted. */
  publish(url: string, bytes?: Buffer): void {
    this.#published.set(url, bytes ?? 'anything');
  }

  /** Promises a result, made when it is first fetched. Returns its path. */
  addResult(extension: string, mime: string, make: () => Promise<Buffer>): string {
    const path = `/r/${Date.now()}_${randomBytes(6).toString('hex')}.${extension}`;
    let made: Promise<Buffer> | null = null;
    this.#results.set(path, {
      mime,
      make: () => {
        made ??= make();
        return made;
      },
    });
    return path;
  }

  result(path: string): ResultFile | null {
    return this.#results.get(path) ?? null;
  }

  /** As after 14 days. */
  expireResults(): void {
    this.#results.clear();
  }

  /** What the vendor finds at an address; for an address outside it looks there. */
  async find(url: string): Promise<Found> {
    const published = this.#published.get(url);
    if (published !== undefined) return published;
    if (url.startsWith(UPLOAD_FILES_BASE)) {
      return this.uploadAt(url.slice(UPLOAD_FILES_BASE.length))?.bytes ?? null;
    }
    if (!/^https?:/.test(url) || NOWHERE.test(new URL(url).hostname)) return null;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }
}
