/** A file that the generator owns wholly, or a part of a page that people write. */
export interface GeneratedFile {
  /**
   * Posix, relative to the project root. A part of a page is `page.md#name`, between its marks,
   * without them.
   */
  readonly path: string;
  readonly text: string;
  /** What it was made from: contract files, or sections such as `contract/truth.yaml#env`. */
  readonly sources: readonly string[];
}
