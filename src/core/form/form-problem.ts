import type { FormChoice, FormMedia } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { problem } from '../../../generated/runtime/problem-words.ts';
import { showValue } from '../../../generated/runtime/value-words.ts';

/**
 * What only a form can find wrong, in both languages like the problems of the catalogue. Single
 * words that are names of parameters would be replaced by labels, so "text" and "image" are not
 * among them.
 */

const NOUNS = {
  image: { en: 'a picture', ru: 'картинку' },
  video: { en: 'a clip', ru: 'видео' },
  audio: { en: 'a recording', ru: 'аудио' },
} as const;

/** A message that says nothing to the open question. */
export function notAnAnswer(path: string, expected: 'list' | 'choose' | FormMedia): Problem {
  if (expected === 'list') {
    return problem(path, 'type', {
      en: 'Use the buttons to add or change entries.',
      ru: 'Добавьте или измените элементы кнопками.',
    });
  }
  if (expected === 'choose') {
    return problem(path, 'type', {
      en: 'Choose what to change first, then send it.',
      ru: 'Сначала выберите, что изменить, потом пришлите.',
    });
  }
  const { en, ru } = NOUNS[expected.kind];
  return problem(path, 'type', {
    en: `Send ${en} as a file, or a link that begins with https://.`,
    ru: `Пришлите ${ru} файлом или ссылку, которая начинается с https://.`,
  });
}

/** No question takes a file of this kind. */
export function noPlaceForFile(): Problem {
  return problem('', 'type', {
    en: 'This file does not fit anywhere here.',
    ru: 'Этот файл здесь не пригодится.',
  });
}

/** The rest of an album, where one file is asked for. */
export function onlyOneFile(path: string): Problem {
  return problem(path, 'too-many', {
    en: 'One file is enough here: I have taken the first one of the album.',
    ru: 'Здесь нужен один файл: из альбома взят первый.',
  });
}

/** Not all files of a wish fit into a form. */
export function filesLeftOut(taken: number, total: number): Problem {
  return problem('', 'too-many', {
    en: `Of your files (${total}) as many fit here as: ${taken}. Another task or model may take more.`,
    ru: `Из ваших файлов (${total}) здесь поместились: ${taken}. Другая задача или модель может взять больше.`,
  });
}

/** Files of a list are too long together, in seconds. */
export function tooLongTogether(path: string, seconds: number, most: number): Problem {
  return problem(path, 'too-large', {
    en: `Together they would last ${seconds} s, at most ${most} s are allowed.`,
    ru: `Вместе получится ${seconds} с, можно не больше ${most} с.`,
  });
}

/** Something was typed that is not among the choices. */
export function notAmong(path: string, typed: string, nearest: FormChoice | null): Problem {
  const { en, ru } = showValue(typed);
  if (nearest === null) {
    return problem(path, 'enum', {
      en: `${en} is not in the list.`,
      ru: `${ru} нет в списке.`,
    });
  }
  const { value, label } = nearest;
  const words = {
    en: `${en} is not in the list. Perhaps "${label.en}"?`,
    ru: `${ru} нет в списке. Может быть, «${label.ru}»?`,
  };
  return problem(path, 'enum', words, typeof value === 'boolean' ? null : value);
}

/** Neither yes nor no. */
export function notYesOrNo(path: string): Problem {
  return problem(path, 'type', { en: 'Answer yes or no.', ru: 'Ответьте: да или нет.' });
}

/** A text that shows no number. */
export function notANumber(path: string, typed: string, isList: boolean): Problem {
  const { en, ru } = showValue(typed);
  if (isList) {
    return problem(path, 'type', {
      en: `${en} is not a row of numbers. For example: 1, 2, 3, 4.`,
      ru: `${ru} — не ряд чисел. Например: 1, 2, 3, 4.`,
    });
  }
  return problem(path, 'type', {
    en: `${en} is not a number. For example: 5.`,
    ru: `${ru} — не число. Например: 5.`,
  });
}

/** A draft is kept between two messages, so it has an end. */
export function draftTooLarge(path: string): Problem {
  return problem(path, 'too-long', {
    en: 'That is more than one order can hold. Make it shorter.',
    ru: 'Это больше, чем помещается в один заказ. Сократите.',
  });
}

/** The price table has nothing for this combination. */
export function noPrice(): Problem {
  return problem('', 'rule', {
    en: 'This combination cannot be ordered: it has no price.',
    ru: 'Такое сочетание заказать нельзя: для него нет цены.',
  });
}
