import { createHash, randomBytes } from 'node:crypto';
import { type MediaFacts, mediaFacts } from './media-facts.ts';

export type MediaKind =
  | 'photo'
  | 'video'
  | 'audio'
  | 'document'
  | 'animation'
  | 'voice'
  | 'video_note';

/** A file that Telegram keeps. */
export interface StoredFile {
  /** Number in this store: its address on a page, where no token may stand. */
  readonly key: number;
  readonly fileId: string;
  readonly uniqueId: string;
  readonly kind: MediaKind;
  readonly bytes: Buffer;
  readonly facts: MediaFacts;
  /** As the sender calls it; of photos and voices Telegram forgets the name. */
  readonly fileName: string | null;
  /** What the bot is told: of the content, or as the sender says when the content is unknown. */
  readonly mimeType: string;
  /** Under `/file/bot<token>/`. */
  readonly path: string;
}

/** Kept as long as the fake lives: a file id is good for ever. */
export class FileStore {
  readonly #files: StoredFile[] = [];
  readonly #byFileId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  add(kind: MediaKind, bytes: Buffer, fileName: string | null, declaredType: string): StoredFile {
    const facts = mediaFacts(bytes);
    const key = this.#files.length + 1;
    const isKnown = facts.extension !== 'bin';
    const ownExtension = /\.([\w]{1,8})$/.exec(fileName ?? '')?.[1];
    const extension = isKnown ? facts.extension : (ownExtension ?? 'bin');
    const file: StoredFile = {
      key,
      // Telegram's ids are long and say nothing; nobody should read them.
      fileId: `AgAC${randomBytes(36).toString('base64url')}`,
      uniqueId: `AQAD${createHash('sha256').update(bytes).digest('base64url').slice(0, 12)}`,
      kind,
      bytes,
      facts,
      fileName,
      mimeType: isKnown ? facts.mimeType : declaredType,
      path: `${kind === 'video_note' ? 'video_note' : `${kind}s`}/file_${key}.${extension}`,
    };
    this.#keep(file);
    return file;
  }

  get all(): readonly StoredFile[] {
    return this.#files;
  }

  /** What the last run left. */
  restore(files: readonly StoredFile[]): void {
    for (const file of files) this.#keep(file);
  }

  byFileId(fileId: string): StoredFile | null {
    return this.#byFileId.get(fileId) ?? null;
  }

  byPath(path: string): StoredFile | null {
    return this.#byPath.get(path) ?? null;
  }

  byKey(key: number): StoredFile | null {
    return this.#files[key - 1] ?? null;
  }

  #keep(file: StoredFile): void {
    this.#files.push(file);
    this.#byFileId.set(file.fileId, file);
    this.#byPath.set(file.path, file);
  }
}
