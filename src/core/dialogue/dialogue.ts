import type { AdminInput } from '../admin/admin-input.ts';
import type { FormState } from '../form/form-state.ts';
import type { Wish } from '../wish/wish.ts';
import type { AnsweredAlbum } from './album.ts';
import { type HistoryPlace, historyStart } from './history.ts';
import { noPace, type Pace } from './pace.ts';

/** Where a chat stands, between two updates. Plain JSON: it is stored as it is. */
export interface Dialogue {
  /** The message whose buttons are in use, so that it can be changed in place; null: none yet. */
  readonly panelMessageId: number | null;
  /** The form that is being filled in; null when there is none. */
  readonly form: FormState | null;
  /** The model whose card is shown: what is said next is about it; null when none is. */
  readonly cardModelId: string | null;
  /** What was looked for last; null when nothing was. */
  readonly query: string | null;
  /** What was asked for in the user's own words last; null when nothing was. */
  readonly wish: Wish | null;
  /** Where in the history the user was last: the way back from one order. */
  readonly historyPlace: HistoryPlace;
  /** What an admin was asked to write; null: nothing. */
  readonly adminInput: AdminInput | null;
  /** The form that became an order last: its buttons may be tapped again before they are gone. */
  readonly startedDraftId: string | null;
  /** The album whose part was answered last; null: something else was. */
  readonly album: AnsweredAlbum | null;
  /** When the user last did something. */
  readonly touchedAtMs: number;
  readonly pace: Pace;
}

export const noDialogue: Dialogue = {
  panelMessageId: null,
  form: null,
  cardModelId: null,
  query: null,
  wish: null,
  historyPlace: historyStart,
  adminInput: null,
  startedDraftId: null,
  album: null,
  touchedAtMs: 0,
  pace: noPace,
};
