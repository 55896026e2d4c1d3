import type { Language } from '../../../generated/messages.ts';
import type { FormField, FormMedia } from '../../../generated/runtime/model-form.ts';
import { formatNames, maxBytesOf, megabytes } from '../../core/form/file-faults.ts';
import { text } from '../texts.ts';

/** What an answer may be, one line for each limit. Plain text. */
export function limitsOf(field: FormField, language: Language): readonly string[] {
  switch (field.widget) {
    case 'text':
      return textLimits(field, language);
    case 'number':
      return numberLimits(field, language);
    case 'media':
      return field.media === null ? [] : mediaLimits(field.media, language);
    case 'list':
      return countLimits(field.list?.minItems ?? 0, field.list?.maxItems ?? null, language);
    default:
      return [];
  }
}

function textLimits({ text: limits }: FormField, language: Language): readonly string[] {
  const { minLength: minimum = 0, maxLength: maximum = null } = limits ?? {};
  return [
    ...(minimum > 1 ? [text(language, 'form-limit-characters-least', { minimum })] : []),
    ...(maximum === null ? [] : [text(language, 'form-limit-characters', { maximum })]),
  ];
}

function numberLimits({ number }: FormField, language: Language): readonly string[] {
  if (number === null) return [];
  // As they are typed: with no blanks between thousands, which would be read otherwise.
  const minimum = number.minimum === null ? null : String(number.minimum);
  const maximum = number.maximum === null ? null : String(number.maximum);
  const parts = [
    ...rangeOf(minimum, maximum, language),
    ...(number.integer ? [text(language, 'form-limit-whole')] : []),
    ...(number.step === null || number.step === 1
      ? []
      : [text(language, 'form-limit-step', { step: String(number.step) })]),
  ];
  const [first, ...others] = parts;
  if (first === undefined) return [];
  return [[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ')];
}

function rangeOf(minimum: string | null, maximum: string | null, language: Language) {
  if (minimum !== null && maximum !== null)
    return [text(language, 'form-limit-range', { minimum, maximum })];
  if (minimum !== null) return [text(language, 'form-limit-least', { minimum })];
  return maximum === null ? [] : [text(language, 'form-limit-most', { maximum })];
}

function mediaLimits(media: FormMedia, language: Language): readonly string[] {
  const formats = formatNames(media).join(', ');
  const weight = String(megabytes(maxBytesOf(media)));
  const file =
    formats === ''
      ? text(language, 'form-limit-file-any', { megabytes: weight })
      : text(language, 'form-limit-file', { formats, megabytes: weight });
  const length = secondsOf(media, language);
  const parts = length === null ? file : `${file}, ${length}`;
  const count = media.isList ? countLimits(media.minFiles, media.maxFiles, language) : [];
  return [parts, ...count];
}

function secondsOf({ limits }: FormMedia, language: Language): string | null {
  const { minSeconds, maxSeconds } = limits;
  if (maxSeconds === undefined) return null;
  const maximum = String(maxSeconds);
  return minSeconds === undefined
    ? text(language, 'form-limit-seconds-most', { maximum })
    : text(language, 'form-limit-seconds', { minimum: String(minSeconds), maximum });
}

function countLimits(
  minimum: number,
  maximum: number | null,
  language: Language,
): readonly string[] {
  if (minimum > 0 && minimum === maximum)
    return [text(language, 'form-limit-entries-exact', { count: minimum })];
  if (minimum > 0 && maximum !== null)
    return [text(language, 'form-limit-entries-range', { minimum, maximum })];
  if (maximum !== null) return [text(language, 'form-limit-entries-most', { maximum })];
  return minimum > 0 ? [text(language, 'form-limit-entries-least', { minimum })] : [];
}
