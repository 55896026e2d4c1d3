import type { Data, LocaleFile } from '../contract/contract-data.ts';
import type { FileKind } from '../contract/file-kind.ts';
import type { ModelCard } from '../contract/model-card.ts';
import type { ParsedFile } from '../contract/parsed-file.ts';

export type GoodFile = ParsedFile & { readonly ok: true };

/** What is remembered under one name. */
export interface Entry {
  readonly digest: string;
  /** Null for what is no file. */
  readonly file: GoodFile | null;
  /** Beside what it was found right; empty when nobody has looked. */
  readonly provenWith: string;
}

/** A line of the log: all of an entry but the contents of its file, which few runs ask for. */
interface Line extends Pick<Entry, 'digest' | 'provenWith'> {
  readonly name: string;
  readonly kind: FileKind | null;
  readonly card?: ModelCard;
}

/** What was remembered cannot be read any more. */
export class MemoryDamaged extends Error {
  override readonly name = 'MemoryDamaged';
}

/** One entry as a line, with its end. */
export function printEntry(name: string, { digest, provenWith, file }: Entry): string {
  const card = file?.kind === 'model' ? { card: file.card } : {};
  const line: Line = { name, kind: file?.kind ?? null, digest, provenWith, ...card };
  return `${JSON.stringify(line)}\n`;
}

/** Contents of a file as a text; null for an entry that is no file. */
export function printContents({ file }: Entry): string | null {
  if (file === null) return null;
  return JSON.stringify(file.kind === 'locale' ? file.locale : file.data);
}

/** An entry from its line. `readContents` is asked for the contents of a file by its digest. */
export function parseEntry(
  text: string,
  readContents: (digest: string) => string,
): readonly [name: string, entry: Entry] {
  const { name, kind, digest, provenWith, card } = JSON.parse(text) as Line;
  let contents: unknown;
  const read = <T>(): T => {
    contents ??= parseContents(digest, readContents);
    return contents as T;
  };
  return [
    name,
    { digest, provenWith, file: kind === null ? null : fileOf(kind, name, card, read) },
  ];
}

function parseContents(digest: string, readContents: (digest: string) => string): unknown {
  try {
    return JSON.parse(readContents(digest));
  } catch (cause) {
    const remedy = 'Delete the folder .cache/truth and run it again.';
    throw new MemoryDamaged(`What was read before is not there any more. ${remedy}`, { cause });
  }
}

function fileOf(
  kind: FileKind,
  path: string,
  card: ModelCard | undefined,
  read: <T>() => T,
): GoodFile {
  const ok = true;
  if (kind === 'locale') {
    return {
      ok,
      kind,
      get locale() {
        return read<LocaleFile>();
      },
    };
  }
  if (kind !== 'model') {
    return {
      ok,
      kind,
      get data() {
        return read<Data>();
      },
    };
  }
  return {
    ok,
    kind,
    path,
    card: card as ModelCard,
    get data() {
      return read<Data>();
    },
  };
}
