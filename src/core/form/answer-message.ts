import { codePoints } from '../../../generated/runtime/code-points.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { MEDIA_BASE } from '../generation/generation.ts';
import type { SentFile } from '../incoming.ts';
import { answerFaults } from './answer-faults.ts';
import { placeOfFile, placeOfText } from './answer-place.ts';
import { fileFaults } from './file-faults.ts';
import { answered, type FormAnswer, goneOn, refused } from './form-draft.ts';
import { fieldAt } from './form-place.ts';
import { noPlaceForFile, notAnAnswer, onlyOneFile, tooLongTogether } from './form-problem.ts';
import type { FormState, Step } from './form-state.ts';
import { pathText, valueAt } from './form-values.ts';
import { mediaSeconds, referenceOf } from './media-reference.ts';
import { isRowOfNumbers, typedAnswer } from './typed-answer.ts';

/** Most UTF-16 units in a message. Programs cut a longer text, some of them at a blank before. */
const MESSAGE_LENGTH_MAX = 4096;
const CUT_LENGTH_MIN = 3500;

/** A text as an answer: to the open question, else to the one that it obviously belongs to. */
export function answerText(
  state: FormState,
  fields: readonly FormField[],
  text: string,
): FormAnswer {
  const isOpen = fieldAt(fields, state.focus) !== null;
  const path = isOpen ? state.focus : placeOfText(fields, state, text);
  const field = path === null ? null : fieldAt(fields, path);
  if (path === null || field === null) return refused(state, [notAnAnswer('', 'choose')]);
  if (field.widget === 'text') return answerWords(state, fields, { field, path, text });
  const isWhole = field.media?.isList !== true && (field.list === null || isRowOfNumbers(field));
  return isWhole
    ? answerTyped(state, fields, { field, path, text })
    : addTyped(state, fields, { field, path, text });
}

interface Typed {
  readonly field: FormField;
  readonly path: readonly Step[];
  readonly text: string;
}

function answerTyped(state: FormState, fields: readonly FormField[], typed: Typed): FormAnswer {
  const answer = typedAnswer(typed.field, typed.text, typed.path);
  if (!answer.ok) return refused(state, [answer.problem]);
  return answered(state, fields, { ...typed, value: answer.value });
}

/** A text of which Telegram has cut off the end stays open, so that the rest can join it. */
function answerWords(
  state: FormState,
  fields: readonly FormField[],
  { field, path, text }: Typed,
): FormAnswer {
  const before = valueAt(state.values, path);
  const isRest = state.continuation !== null && typeof before === 'string';
  const whole = isRest ? before + state.continuation + text : text;
  const most = field.text?.maxLength ?? Number.POSITIVE_INFINITY;
  const isCut =
    text.length >= CUT_LENGTH_MIN && field.text?.url === false && codePoints(whole) < most;
  const value = field.text?.url ? text.trim() : whole;
  const answer = answered(state, fields, { field, path, value, stays: isCut });
  if (answer.problems.length > 0 || !isCut) return answer;
  const continuation = text.length >= MESSAGE_LENGTH_MAX ? '' : '\n';
  return { ...answer, state: { ...answer.state, continuation } };
}

/** One more entry of a list: a typed one, or the address of a file. */
function addTyped(
  state: FormState,
  fields: readonly FormField[],
  { field, path, text }: Typed,
): FormAnswer {
  const item = fieldAt([field], [field.name, 0]);
  const list = listAt(state, path);
  if (item === null || item.widget === 'object')
    return refused(state, [notAnAnswer(pathText(path), 'list')]);
  const entryPath = [...path, list.length];
  const answer = typedAnswer(item, text, entryPath);
  if (!answer.ok) return refused(state, [{ ...answer.problem, path: pathText(path) }]);
  return added(state, fields, { field, path, value: answer.value });
}

/** A file of the user, perhaps with words under it, perhaps a part of an album. */
export interface GivenFile {
  readonly file: SentFile;
  readonly caption?: string;
  readonly albumId?: string;
}

/**
 * A file as an answer: to the open question, else to the one that it obviously belongs to. All of
 * an album is one answer: what has no room where its first part went is left out, and said so. Its
 * caption answers an open question of words, or the first one that is needed and empty.
 */
export function answerFile(
  state: FormState,
  fields: readonly FormField[],
  { file, caption = '', albumId }: GivenFile,
): FormAnswer {
  const begun = albumId !== undefined && state.album?.id === albumId ? state.album.path : null;
  const isOpen = begun === null && fieldAt(fields, state.focus)?.media != null;
  const path = begun ?? (isOpen ? state.focus : placeOfFile(fields, state, file));
  const field = path === null ? null : fieldAt(fields, path);
  if (path === null || field?.media == null) return refused(state, [noPlaceForFile()]);
  if (begun !== null && !field.media.isList) return refused(state, [onlyOneFile(pathText(path))]);
  const faults = fileFaults(field.media, file, pathText(path));
  if (faults.length > 0) return refused(state, faults);
  const reference = referenceOf(file);
  const withFile = { ...state, media: { ...state.media, [reference]: file } };
  const value = MEDIA_BASE + reference;
  const answer = field.media.isList
    ? added(withFile, fields, { field, path, value })
    : answered(withFile, fields, { field, path, value });
  if (answer.problems.length > 0) return refused(state, answer.problems);
  // Who was asked for something else is still asked for it.
  const isAsked = isOpen || isSame(path, state.focus);
  const isAside = state.focus.length > 0 && !isAsked;
  const placed = isAside ? { ...answer.state, focus: state.focus, page: state.page } : answer.state;
  const next = albumId === undefined ? placed : { ...placed, album: { id: albumId, path } };
  return withCaption({ state, next }, fields, caption);
}

function isSame(path: readonly Step[], other: readonly Step[]): boolean {
  return pathText(path) === pathText(other);
}

function withCaption(
  { state, next }: { readonly state: FormState; readonly next: FormState },
  fields: readonly FormField[],
  caption: string,
): FormAnswer {
  if (caption.trim() === '') return { state: next, problems: [], isStale: false };
  const isAsked = fieldAt(fields, state.focus)?.widget === 'text';
  const path = isAsked ? state.focus : placeOfText(fields, next, caption);
  const field = path === null ? null : fieldAt(fields, path);
  const isWanted = isAsked || (field?.required && valueAt(next.values, path ?? []) === undefined);
  if (path === null || field?.widget !== 'text' || !isWanted) return refused(next, []);
  const answer = answered(next, fields, { field, path, value: caption });
  if (answer.problems.length > 0) return refused(next, answer.problems);
  // Files may follow: their question stays open when the words were said beside it.
  const isFileOpen = fieldAt(fields, next.focus)?.media != null;
  const focus = !isAsked && isFileOpen ? next.focus : answer.state.focus;
  return refused({ ...answer.state, focus }, []);
}

function added(
  state: FormState,
  fields: readonly FormField[],
  { field, path, value }: { field: FormField; path: readonly Step[]; value: unknown },
): FormAnswer {
  const list = [...listAt(state, path), value];
  const most = field.list?.maxItems ?? field.media?.maxFiles ?? Number.POSITIVE_INFINITY;
  const faults = [...entryFaults(field, list, path), ...lengthFaults(state, field, list, path)];
  if (faults.length > 0) return refused(state, faults);
  const item = fieldAt([field], [field.name, 0]) ?? field;
  const answer = answered(state, fields, { field: item, path: [...path, list.length - 1], value });
  if (answer.problems.length > 0 || list.length < most) return answer;
  // No more will come.
  return { ...answer, state: goneOn(answer.state, fields, path) };
}

/** What is wrong with the last entry, or with there being so many. Too few may still become enough. */
function entryFaults(
  field: FormField,
  list: readonly unknown[],
  path: readonly Step[],
): readonly Problem[] {
  return answerFaults(field, list, path).filter(({ code }) => code === 'too-many');
}

function lengthFaults(
  { media }: FormState,
  field: FormField,
  list: readonly unknown[],
  path: readonly Step[],
): readonly Problem[] {
  const most = field.media?.limits['maxSecondsTotal'];
  const seconds = field.media === null ? null : mediaSeconds(list, media);
  if (most === undefined || seconds === null || seconds <= most) return [];
  return [tooLongTogether(pathText(path), seconds, most)];
}

function listAt({ values }: FormState, path: readonly Step[]): readonly unknown[] {
  const list = valueAt(values, path);
  return Array.isArray(list) ? list : [];
}
