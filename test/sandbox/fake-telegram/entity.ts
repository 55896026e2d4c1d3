/** Markup of a part of a text. Offset and length count UTF-16 units, as in JavaScript. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** Of a `text_link`. */
  readonly url?: string;
  /** Of a `pre`. */
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface MarkedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}
