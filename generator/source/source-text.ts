/** A contract file as read. */
export interface SourceText {
  /** Posix, relative to the project root. */
  readonly path: string;
  readonly text: string;
  /** Of the text, when it is known without reading it. */
  readonly digest?: string;
}

/** A part of a text: UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** 1-based, as people and editors count. Columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
