import type { FormAction } from '../../core/form/form-action.ts';
import type { FormState } from '../../core/form/form-state.ts';
import type { Button } from '../message.ts';
import { shortened } from './form-words.ts';

/** Longer labels are not shown whole on any phone. */
const LABEL_LENGTH_MAX = 64;
/** What fits on a row of a narrow phone, and what each button takes besides its words. */
const ROW_LENGTH = 30;
const EDGES_LENGTH = 3;
const PER_ROW_MAX = 4;

/** A button of this form. */
export function formButton({ draftId }: FormState, label: string, form: FormAction): Button {
  return { text: shortened(label, LABEL_LENGTH_MAX), action: { kind: 'form', draftId, form } };
}

/** Buttons in rows of equal number, as many to a row as the longest label leaves room for. */
export function inRows(buttons: readonly Button[], perRowMax = PER_ROW_MAX): Button[][] {
  const longest = Math.max(1, ...buttons.map((button) => Array.from(button.text).length));
  const fitting = Math.floor(ROW_LENGTH / (longest + EDGES_LENGTH));
  const perRow = Math.min(Math.max(1, fitting), perRowMax);
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += perRow) rows.push(buttons.slice(at, at + perRow));
  return rows;
}
