import type { FormAction } from '../../core/form/form-action.ts';
import type { FormState } from '../../core/form/form-state.ts';
import type { Button } from '../message.ts';
import { shortened } from '../shortened.ts';

/** Longer labels are not shown whole on any phone. */
const LABEL_LENGTH_MAX = 64;
/** What fits on a row of a narrow phone, and what each button takes besides its words. */
const ROW_LENGTH = 36;
const EDGES_LENGTH = 3;
const PER_ROW_MAX = 4;

/** A button of this form. */
export function formButton({ draftId }: FormState, label: string, form: FormAction): Button {
  return { text: shortened(label, LABEL_LENGTH_MAX), action: { kind: 'form', draftId, form } };
}

/** Buttons in their order, as many to a row as fit. Telegram makes those of a row equally wide. */
export function packed(buttons: readonly Button[], perRowMax: number): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1) ?? [];
    const longer = [...row, button];
    const isFull = longer.length > perRowMax || longer.length > perRow(longer);
    if (row.length === 0 || isFull) rows.push([button]);
    else row.push(button);
  }
  return rows;
}

/** Buttons in rows of equal number, as far as the longest label leaves room for. */
export function inRows(buttons: readonly Button[], perRowMax = PER_ROW_MAX): Button[][] {
  const most = Math.min(perRow(buttons), perRowMax);
  const number = Math.ceil(buttons.length / Math.max(1, Math.ceil(buttons.length / most)));
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += number) rows.push(buttons.slice(at, at + number));
  return rows;
}

/** How many of these fit on a row when all are as wide as the widest. */
function perRow(buttons: readonly Button[]): number {
  const longest = Math.max(1, ...buttons.map(({ text }) => Array.from(text).length));
  return Math.max(1, Math.floor(ROW_LENGTH / (longest + EDGES_LENGTH)));
}
