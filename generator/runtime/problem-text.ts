import type { FormField } from './model-form.ts';
import type { Problem } from './problem.ts';

type Language = 'en' | 'ru';

/** Quoted values, which are shown as they are, and the words between them. */
const PARTS = /"[^"]*"|«[^»]*»|[A-Za-z_]\w*|[^"«A-Za-z_]+|["«]/g;

/** Values of switches, as their buttons say them. */
const SWITCHES: ReadonlyMap<string, Record<Language, string>> = new Map([
  ['true', { en: 'yes', ru: 'да' }],
  ['false', { en: 'no', ru: 'нет' }],
]);

/**
 * A problem as a person reads it who has never seen a wire name: the labels of the form stand in
 * place of the names, the place comes first. Plain text: the caller escapes it.
 */
export function problemText(
  { path, message, messageRu }: Pick<Problem, 'path' | 'message' | 'messageRu'>,
  fields: readonly FormField[],
  language: Language,
): string {
  const labels = new Map(fields.map((field) => [field.name, `«${field.label[language]}»`]));
  const words = (language === 'ru' ? messageRu : message).match(PARTS) ?? [];
  const text = words
    .map((word) => labels.get(word) ?? SWITCHES.get(word)?.[language] ?? word)
    .join('');
  const place = placeOf(path, fields, language);
  return place === '' ? text : `${place}: ${text}`;
}

/** `multi_prompt[1].duration` → `Shots 2, Duration`; entries are counted from 1. */
function placeOf(path: string, fields: readonly FormField[], language: Language): string {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const places: string[] = [];
  let around = fields;
  for (const step of steps) {
    if (/^\d+$/.test(step) && places.length > 0) {
      places.push(`${places.pop()} ${Number(step) + 1}`);
      continue;
    }
    const field = around.find((each) => each.name === step);
    places.push(field?.label[language] ?? step);
    around = field?.list?.item.fields ?? field?.fields ?? [];
  }
  return places.join(', ');
}
