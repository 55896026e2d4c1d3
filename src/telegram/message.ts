import type { Action } from '../core/dialogue/action.ts';
import type { Html } from './html.ts';

/** What a chat shows for a screen. */
export interface Message {
  readonly html: Html;
  /** Rows of buttons under the text; empty: none. */
  readonly keyboard: Keyboard;
}

export type Keyboard = readonly (readonly Button[])[];

export interface Button {
  /** Plain text: buttons know no markup. */
  readonly text: string;
  readonly action: Action;
}
