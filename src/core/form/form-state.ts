import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { MediaByReference } from '../generation/generation.ts';

/** A step into a value: a parameter by its wire name, or an entry of a list by its place. */
export type Step = string | number;

/** A form that is being filled in. Plain JSON: it is stored as it is. */
export interface FormState {
  /** Unguessable enough to be told apart; it is in every button of the form. */
  readonly draftId: string;
  readonly modelId: string;
  /** What has been chosen so far, by wire name. Files stand in it as references. */
  readonly values: JsonRecord;
  readonly media: MediaByReference;
  /** The question that is open, as a path into the values; empty: the overview. */
  readonly focus: readonly Step[];
  /** Page of a long list of choices, from 0. */
  readonly page: number;
  /** Whether the overview shows the optional questions. */
  readonly showsOptional: boolean;
  /**
   * What joins the next message to the open text: Telegram has cut a long one in pieces. Null: the
   * next message is a text of its own.
   */
  readonly continuation: string | null;
  /** The album that a part was taken of last, and for which question; absent: none was. */
  readonly album?: { readonly id: string; readonly path: readonly Step[] };
}
