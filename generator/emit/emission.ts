import { hash } from 'node:crypto';
import type { CatalogModel, ContractModel } from '../model/model.ts';
import { type Emitter, type Piece, sourcesOf, type View } from './emitter.ts';
import type { GeneratedFile } from './generated-file.ts';

/** What pieces made in an earlier process. */
export interface EarlierWork {
  /** Files of a piece whose inputs had this key, when all of them still stand as they were made. */
  recall(piece: string, key: string): readonly string[] | null;
  /** Digest of what shared files show of a model, by the digest of the model; null when it must be made. */
  faceOf(model: string): string | null;
}

/** A piece of work with the key of its inputs, to be recalled by a later process. */
export interface DoneWork {
  readonly piece: string;
  readonly key: string;
  /** Paths of its files. */
  readonly files: readonly string[];
}

export interface EmissionOptions {
  /** Which emitters to run, by name; all when absent. */
  readonly wanted?: (name: string) => boolean;
  /** What an earlier run left on the disk. */
  readonly earlier?: EarlierWork;
}

/** Files that were made, and those that need not be. */
export interface Emitted {
  readonly files: readonly GeneratedFile[];
  /** Paths of files that stand on the disk as they would be made. */
  readonly kept: readonly string[];
}

interface Made {
  readonly key: string;
  readonly files: readonly GeneratedFile[];
}

/** Digits of a key: enough to tell inputs apart, short enough to keep a thousand of them. */
const KEY_LENGTH = 22;

/** What the digest of truth.yaml says nothing about. */
const FROM_OTHER_FILES: ReadonlySet<keyof ContractModel> = new Set([
  'catalog',
  'messages',
  'locales',
  'contractPath',
]);

const NOTHING_EARLIER: EarlierWork = { recall: () => null, faceOf: () => null };

/**
 * Runs emitters piece by piece, and does no piece twice: what a piece made is remembered under a
 * key of its inputs, in this process and, through {@link EarlierWork}, on the disk.
 */
export class Emission {
  readonly #made = new Map<string, Made>();
  readonly #keys = new WeakMap<object, string>();
  readonly #faces = new Map<string, string>();
  #done: DoneWork[] = [];
  #truth: string | null = null;

  /** Tells the digest of a model of the catalogue, so that it need not be made. */
  knowModel(model: CatalogModel, digest: string): void {
    this.#keys.set(model, digest);
  }

  /**
   * Tells the digest of the file that all sections come from but the catalogue and the texts.
   */
  knowTruth(digest: string): void {
    this.#truth = digest;
  }

  /** Everything that the wanted emitters make from a model. */
  run(
    emitters: readonly Emitter[],
    model: ContractModel,
    { wanted = () => true, earlier = NOTHING_EARLIER }: EmissionOptions = {},
  ): Emitted {
    const files: GeneratedFile[] = [];
    const kept: string[] = [];
    this.#done = [];
    const pieces = emitters
      .filter(({ name }) => wanted(name))
      .flatMap((each) => named(each, model));
    const faces = this.#facesOf(pieces, model, earlier);
    for (const { name, piece } of pieces) {
      const key = this.#keyOf(piece, model, faces);
      const recalled = earlier.recall(name, key);
      if (recalled !== null) kept.push(...recalled);
      else files.push(...this.#make(name, key, piece));
      const paths = recalled ?? this.#made.get(name)?.files.map(({ path }) => path) ?? [];
      this.#done.push({ piece: name, key, files: paths });
    }
    return { files, kept };
  }

  /** What the last run did or kept, for a later process. */
  get done(): readonly DoneWork[] {
    return this.#done;
  }

  /** Digests of the faces of models, by the digest of the model, for a later process. */
  get faces(): ReadonlyMap<string, string> {
    return this.#faces;
  }

  #make(name: string, key: string, piece: Piece): readonly GeneratedFile[] {
    const known = this.#made.get(name);
    if (known?.key === key) return known.files;
    const files = piece.files();
    this.#made.set(name, { key, files });
    return files;
  }

  #keyOf({ inputs, sections = [], view }: Piece, model: ContractModel, faces: string): string {
    const digests = inputs.map((input) => this.#digestOf(input));
    for (const section of sections) digests.push(this.#sectionDigest(section, model));
    if (view !== undefined) digests.push(faces);
    return digestOf(digests.join('\n'));
  }

  /** One digest of what all shared files show of all models. */
  #facesOf(pieces: readonly NamedPiece[], model: ContractModel, earlier: EarlierWork): string {
    const views = pieces.flatMap(({ piece }) => (piece.view === undefined ? [] : [piece.view]));
    const faces = model.catalog.models.map((each) => this.#faceOf(each, views, earlier));
    return digestOf(faces.join('\n'));
  }

  /** A model that is known by its digest has the face that it had before. */
  #faceOf(model: CatalogModel, views: readonly View[], earlier: EarlierWork): string {
    const digest = this.#keys.get(model);
    const known = digest === undefined ? null : (this.#faces.get(digest) ?? earlier.faceOf(digest));
    const face = known ?? digestOf(textOf(views.map((view) => view(model))));
    if (digest !== undefined) this.#faces.set(digest, face);
    return face;
  }

  #sectionDigest(section: keyof ContractModel, model: ContractModel): string {
    if (!FROM_OTHER_FILES.has(section) && this.#truth !== null) return `${this.#truth}#${section}`;
    return this.#digestOf(model[section]);
  }

  /** Objects are never changed in place, so each needs only one digest. */
  #digestOf(input: unknown): string {
    if (typeof input !== 'object' || input === null) return String(input);
    const known = this.#keys.get(input);
    if (known !== undefined) return known;
    const key = digestOf(textOf(input));
    this.#keys.set(input, key);
    return key;
  }
}

interface NamedPiece {
  readonly name: string;
  readonly piece: Piece;
}

function named(emitter: Emitter, model: ContractModel): NamedPiece[] {
  const pieces = emitter.make(model, sourcesOf(model, emitter.reads));
  return pieces.map((piece) => ({ name: `${emitter.name}/${piece.name}`, piece }));
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64').slice(0, KEY_LENGTH);
}

/**
 * Plain data as a text. Only a few parts hold bigint, and looking for them costs more than all the
 * rest.
 */
function textOf(data: object): string {
  try {
    return JSON.stringify(data);
  } catch {
    return JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  }
}
