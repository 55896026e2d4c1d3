import { badRequest } from './api-error.ts';
import type { Fields } from './fields.ts';

/** A button under a message. Exactly one of the three does something. */
export interface KeyboardButton {
  readonly label: string;
  readonly data: string | null;
  readonly url: string | null;
  readonly isPay: boolean;
}

export type Keyboard = readonly (readonly KeyboardButton[])[];

const DATA_BYTES_MAX = 64;
const BUTTONS_MAX = 100;
/**
 * The real service drops the ninth button of a row and buttons without a text, and says nothing.
 * Here it is a fault, since somebody would miss that button.
 */
const ROW_BUTTONS_MAX = 8;

/** The inline keyboard of a call; null when it has none. Throws an ApiError. */
export function readKeyboard(fields: Fields): Keyboard | null {
  const fault = "can't parse reply keyboard markup JSON object";
  const markup = fields.structure('reply_markup', fault);
  if (markup === undefined) return null;
  if (!isRecord(markup)) throw badRequest('object expected as reply markup');
  const rows = markup['inline_keyboard'];
  // Keyboards in place of the phone's own are taken and not shown: no bot here has one.
  if (rows === undefined) return null;
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array');
  const keyboard = rows.map(readRow).filter((row) => row.length > 0);
  if (keyboard.flat().length > BUTTONS_MAX) throw badRequest('reply markup is too long');
  return keyboard.length === 0 ? null : keyboard;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readRow(row: unknown): KeyboardButton[] {
  if (!Array.isArray(row)) {
    throw badRequest("can't parse inline keyboard: inline keyboard row must be of type Array");
  }
  if (row.length > ROW_BUTTONS_MAX) throw badRequest('too many buttons in a row of the keyboard');
  return row.map(readButton);
}

function readButton(button: unknown): KeyboardButton {
  const fail = (what: string): never => {
    throw badRequest(`can't parse inline keyboard button: ${what}`);
  };
  if (!isRecord(button)) return fail('expected an Object');
  const { text, url, callback_data: data, pay } = button;
  if (text === undefined) return fail('Can\'t find field "text"');
  if (typeof text !== 'string') return fail('Field "text" must be of type String');
  if (text.trim() === '') return fail('Text of the button is empty');
  if (data !== undefined && typeof data !== 'string')
    return fail('Field "callback_data" must be of type String');
  if (url !== undefined && typeof url !== 'string')
    return fail('Field "url" must be of type String');
  if (pay === true) return { label: text, data: null, url: null, isPay: true };
  if (url !== undefined && url !== '')
    return { label: text, data: null, url: checkUrl(url), isPay: false };
  if (data === undefined || data === '')
    return fail('Text buttons are unallowed in the inline keyboard');
  if (Buffer.byteLength(data) > DATA_BYTES_MAX) throw badRequest('BUTTON_DATA_INVALID');
  return { label: text, data, url: null, isPay: false };
}

function checkUrl(url: string): string {
  const fault = (what: string): Error =>
    badRequest(`inline keyboard button URL '${url}' is invalid: ${what}`);
  if (!/^(https?|tg|mailto|tel):/i.test(url)) throw fault('Unsupported URL protocol');
  if (/^https?:/i.test(url) && !URL.canParse(url)) throw fault('Wrong HTTP URL');
  return url;
}
