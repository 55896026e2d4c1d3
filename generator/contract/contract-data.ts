import type { ModelCard } from './model-card.ts';

/** Plain data of one YAML file. */
export type Data = Readonly<Record<string, unknown>>;

/** A model file: where it stands and what it says. */
export interface ModelFile {
  readonly path: string;
  readonly card: ModelCard;
  readonly data: Data;
}

/** One message of a locale file. */
export interface LocaleMessage {
  readonly key: string;
  /** Names of the variables that its pattern takes, sorted. */
  readonly variables: readonly string[];
  /** Those of them whose number chooses between forms of the text, sorted. */
  readonly plurals: readonly string[];
  /** Of the key, in the file. */
  readonly range: { readonly start: number; readonly end: number };
}

export interface LocaleFile {
  readonly path: string;
  /** `ru` of `ru.ftl`. */
  readonly language: string;
  /** The whole file, with `\n` at the end of each line. */
  readonly text: string;
  readonly messages: readonly LocaleMessage[];
}

/**
 * A contract whose files have the right shape: what the rules of meaning look at. Values are plain;
 * whatever the schema promises may be relied on.
 */
export interface ContractData {
  readonly truthPath: string;
  readonly truth: Data;
  readonly labelsPath: string;
  readonly labels: Data;
  /** Model files of the right shape, in path order. */
  readonly models: readonly ModelFile[];
  /**
   * Ids of all model files, also of those with the wrong shape; from the file name where the file
   * cannot be read.
   */
  readonly modelIds: ReadonlySet<string>;
  readonly locales: readonly LocaleFile[];
  /** Whether a file or a folder of the project exists; paths are posix and relative to its root. */
  readonly exists: (path: string) => boolean;
}
