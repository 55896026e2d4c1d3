import type { Language } from '../../../generated/messages.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { isReference } from '../../core/form/media-reference.ts';
import { shortened } from '../shortened.ts';
import { text } from '../texts.ts';

/** An answer in a few words, as summaries and buttons show it. Plain text, at most `lengthMax` long. */
export function answerWords(
  field: FormField,
  value: unknown,
  language: Language,
  lengthMax: number,
): string {
  return shortened(wholeAnswer(field, value, language), lengthMax);
}

function wholeAnswer(field: FormField, value: unknown, language: Language): string {
  switch (field.widget) {
    case 'toggle':
      return text(language, value === true ? 'form-yes' : 'form-no');
    case 'choice': {
      const choice = field.choices.find((each) => each.value === value);
      return choice?.label[language] ?? String(value);
    }
    case 'media':
      if (Array.isArray(value)) return text(language, 'form-files', { count: value.length });
      return isReference(value) ? text(language, 'form-file') : String(value);
    case 'list':
      return listWords(field, value, language);
    case 'object':
      return field.fields
        .flatMap((each) => {
          const part = (value as Record<string, unknown> | null)?.[each.name];
          return part === undefined ? [] : [wholeAnswer(each, part, language)];
        })
        .join(' · ');
    default:
      return String(value);
  }
}

function listWords(field: FormField, value: unknown, language: Language): string {
  const entries = Array.isArray(value) ? value : [];
  if (field.list?.item.widget === 'number') return entries.join(', ');
  return text(language, 'form-entries', { count: entries.length });
}
