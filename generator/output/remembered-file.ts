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

/** What a line begins with. The contents of the file follow after a tab. */
interface Head extends Pick<Entry, 'digest' | 'provenWith'> {
  readonly name: string;
  readonly kind: FileKind | null;
  readonly card?: ModelCard;
}

/** One entry as a line, with its end. JSON has no tabs and no line ends outside of escapes. */
export function printEntry(name: string, { digest, provenWith, file }: Entry): string {
  const card = file?.kind === 'model' ? { card: file.card } : {};
  const head: Head = { name, kind: file?.kind ?? null, digest, provenWith, ...card };
  return `${JSON.stringify(head)}\t${JSON.stringify(contentsOf(file))}\n`;
}

function contentsOf(file: GoodFile | null): Data | LocaleFile | null {
  if (file === null) return null;
  return file.kind === 'locale' ? file.locale : file.data;
}

/**
 * An entry from its whole line. Most runs ask for the contents of few files, so these are read when
 * asked for.
 */
export function parseEntry(line: string): readonly [name: string, entry: Entry] {
  const tab = line.indexOf('\t');
  const { name, kind, digest, provenWith, card } = JSON.parse(line.slice(0, tab)) as Head;
  let contents: unknown;
  const read = <T>(): T => {
    contents ??= JSON.parse(line.slice(tab + 1));
    return contents as T;
  };
  return [
    name,
    { digest, provenWith, file: kind === null ? null : fileOf(kind, name, card, read) },
  ];
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
