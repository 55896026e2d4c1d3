import type { FormField, FormMedia } from '../../../generated/runtime/model-form.ts';
import type { SentFile } from '../incoming.ts';
import { formatOfName, kindOf, kindOfFormat } from './file-kind.ts';
import { fieldAt } from './form-place.ts';
import type { FormState, Step } from './form-state.ts';
import { valueAt } from './form-values.ts';
import { PROMPT_NAMES } from './prompt-names.ts';

/** Where a text belongs that answers no open question; null when that is not plain. */
export function placeOfText(
  fields: readonly FormField[],
  state: FormState,
  text: string,
): readonly Step[] | null {
  if (/^\s*https?:\/\/\S+\s*$/i.test(text)) {
    const kind = kindOfFormat(formatOfName(text.trim()));
    const place = placeOfMedia(fields, state, kind);
    if (place !== null) return place;
  }
  const texts = fields.filter((field) => field.widget === 'text' && field.text?.url !== true);
  const required = texts.filter((field) => field.required);
  const field =
    required.find(({ name }) => PROMPT_NAMES.has(name)) ??
    required[0] ??
    texts.find(({ name }) => PROMPT_NAMES.has(name)) ??
    (texts.length === 1 ? texts[0] : undefined);
  return field === undefined ? null : [field.name];
}

/** Where a file belongs that answers no open question; null when that is not plain. */
export function placeOfFile(
  fields: readonly FormField[],
  state: FormState,
  file: SentFile,
): readonly Step[] | null {
  const kind = kindOf(file);
  return kind === null ? null : placeOfMedia(fields, state, kind);
}

/**
 * The first question that takes this kind of file and has room, in the open entry before the whole
 * form; else the only one, whose file is replaced. Null as the kind: any.
 */
function placeOfMedia(
  fields: readonly FormField[],
  state: FormState,
  kind: FormMedia['kind'] | null,
): readonly Step[] | null {
  const entry = openEntry(state.focus);
  const within = entry.length === 0 ? [] : (fieldAt(fields, entry)?.fields ?? []);
  const paths = [
    ...within.map((field) => ({ field, path: [...entry, field.name] })),
    ...fields.map((field) => ({ field, path: [field.name] })),
  ].filter(({ field }) => field.media !== null && (kind ?? field.media.kind) === field.media.kind);
  const free = paths.find(({ field, path }) => hasRoom(field.media, valueAt(state.values, path)));
  if (free !== undefined) return free.path;
  const [only, ...others] = paths;
  return only !== undefined && others.length === 0 && only.field.media?.isList === false
    ? only.path
    : null;
}

function openEntry(focus: readonly Step[]): readonly Step[] {
  return focus.slice(0, focus.findLastIndex((step) => typeof step === 'number') + 1);
}

function hasRoom(media: FormMedia | null, value: unknown): boolean {
  if (value === undefined) return true;
  if (media?.isList !== true || !Array.isArray(value)) return false;
  return value.length < (media.maxFiles ?? Number.POSITIVE_INFINITY);
}
