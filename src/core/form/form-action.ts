import type { Place } from './form-place.ts';

/** What a button of a form means. Starting the order and giving it up are not of the form. */
export type FormAction =
  /** To the overview. */
  | { readonly kind: 'overview' }
  /** Shows or hides the optional questions on the overview. */
  | { readonly kind: 'optional'; readonly shown: boolean }
  /** Opens a question. */
  | { readonly kind: 'open'; readonly place: Place }
  /** A value of a choice or a toggle, by its short name. */
  | { readonly kind: 'choose'; readonly place: Place; readonly value: string }
  /** A page of a long choice, from 0. */
  | { readonly kind: 'page'; readonly place: Place; readonly page: number }
  /** Takes the answer away, or goes on without one. */
  | { readonly kind: 'clear'; readonly place: Place }
  /** Gives the answer that the vendor suggests. */
  | { readonly kind: 'keep'; readonly place: Place }
  /** The list, the files or the long text are as they should be. */
  | { readonly kind: 'done'; readonly place: Place }
  /** A new entry: the place names where, so that a second tap on the button adds nothing. */
  | { readonly kind: 'add'; readonly place: Place }
  /** Takes an entry out, if it is still the one that the button was made for. */
  | { readonly kind: 'remove'; readonly place: Place; readonly value: string };

type Kind = FormAction['kind'];

const LETTERS = {
  overview: 'v',
  optional: 'm',
  open: 'o',
  choose: 'c',
  page: 'p',
  clear: 'x',
  keep: 'k',
  done: 'd',
  add: 'a',
  remove: 'r',
} as const satisfies Record<Kind, string>;

const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as Kind]));

/** A letter, the question, where in the lists, and a value or a page. */
const FORM =
  /^([a-z])(?:([\w-]{5})((?:\.(?:0|[1-9]\d{0,3}))*))?(?:=([\w-]{5})|~(0|[1-9]\d{0,3}))?$/;

/** What a button carries: at most 40 characters, all of ASCII and none of them a colon. */
export function encodeFormAction(action: FormAction): string {
  const letter = LETTERS[action.kind];
  switch (action.kind) {
    case 'overview':
      return letter;
    case 'optional':
      return `${letter}~${action.shown ? 1 : 0}`;
    case 'choose':
    case 'remove':
      return `${letter}${encodePlace(action.place)}=${action.value}`;
    case 'page':
      return `${letter}${encodePlace(action.place)}~${action.page}`;
    default:
      return letter + encodePlace(action.place);
  }
}

function encodePlace({ question, at }: Place): string {
  return question + at.map((index) => `.${index}`).join('');
}

/** What a button means, or null when it says nothing that this version knows. */
export function decodeFormAction(data: string): FormAction | null {
  const match = FORM.exec(data);
  const kind = KINDS.get((match?.[1] ?? '') as (typeof LETTERS)[Kind]);
  if (match === null || kind === undefined) return null;
  const [, , question, indexes = '', value, number] = match;
  const place =
    question === undefined ? null : { question, at: indexes.split('.').slice(1).map(Number) };
  const action = actionOf(kind, place, value, number === undefined ? undefined : Number(number));
  return action !== null && encodeFormAction(action) === data ? action : null;
}

function actionOf(
  kind: Kind,
  place: Place | null,
  value: string | undefined,
  number: number | undefined,
): FormAction | null {
  if (kind === 'overview') return { kind };
  if (kind === 'optional') return { kind, shown: number === 1 };
  if (place === null) return null;
  switch (kind) {
    case 'choose':
    case 'remove':
      return value === undefined ? null : { kind, place, value };
    case 'page':
      return number === undefined ? null : { kind, place, page: number };
    default:
      return { kind, place };
  }
}
