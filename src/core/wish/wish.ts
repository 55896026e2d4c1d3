import type { Task } from '../catalogue/sections.ts';
import type { SentFile } from '../incoming.ts';

/** What somebody wants, in their own words, perhaps with a file. Plain JSON: it is stored. */
export interface Wish {
  readonly text: string;
  readonly file: SentFile | null;
  /** More files, which have to go along. */
  readonly others?: readonly SentFile[];
  /** It is a result: the user chooses task and model, nothing is proposed. */
  readonly isResult?: boolean;
  /** The album of which they are parts; absent: of none. */
  readonly albumId?: string;
  /** What it was taken for last; null while the user is asked. */
  readonly task: Task | null;
  /** The form that was proposed for it; null when there is none. */
  readonly draftId: string | null;
}
