/** A file that the generator owns wholly. */
export interface GeneratedFile {
  /** Posix, relative to the project root. */
  readonly path: string;
  readonly text: string;
  /** What it was made from: contract files, or sections such as `contract/truth.yaml#env`. */
  readonly sources: readonly string[];
}

/** A generated part of a page that people write, between the marks `truth:begin` and `truth:end`. */
export interface FencedBlock {
  /** The page, relative to the project root. */
  readonly file: string;
  readonly name: string;
  /** Without the marks, without a line end at the end. */
  readonly text: string;
  readonly sources: readonly string[];
}
