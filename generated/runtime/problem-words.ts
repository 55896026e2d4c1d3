// Copied by truth gen from the runtime of truthgen. Do not edit.
import { choicesOf } from './choices.ts';
import { codePoints } from './code-points.ts';
import type { Scalar, Words } from './model-descriptor.ts';
import { timesStep } from './multiple-of.ts';
import type { Note, Problem, ProblemCode } from './problem.ts';
import type { UrlFault } from './public-url.ts';
import { nearestAllowed, nearestKnown } from './suggestion.ts';
import { showValue } from './value-words.ts';

export type Expected = 'text' | 'url' | 'number' | 'integer' | 'boolean' | 'list' | 'object';

const EXPECTED: Readonly<Record<Expected, Words>> = {
  text: { en: 'a text', ru: 'текст' },
  url: { en: 'the address of a file', ru: 'адрес файла' },
  number: { en: 'a number', ru: 'число' },
  integer: { en: 'a whole number', ru: 'целое число' },
  boolean: { en: 'true or false', ru: 'true или false' },
  list: { en: 'a list', ru: 'список' },
  object: { en: 'an object', ru: 'объект' },
};

const URL_FAULTS: Readonly<Record<UrlFault, Words>> = {
  scheme: { en: 'it must begin with http:// or https://', ru: 'нужно начало http:// или https://' },
  blank: { en: 'it must not contain blanks', ru: 'в адресе не должно быть пробелов' },
  credentials: {
    en: 'it must not contain a user name or password',
    ru: 'в адресе не должно быть имени и пароля',
  },
  host: { en: 'its host name is not valid', ru: 'неверное имя сайта' },
  port: { en: 'its port is not valid', ru: 'неверный порт' },
  private: {
    en: 'it is not reachable from the internet',
    ru: 'этот адрес недоступен из интернета',
  },
};

/** One problem from its parts. */
export function problem(
  path: string,
  code: ProblemCode,
  words: Words,
  suggestion: string | number | null = null,
): Problem {
  const { en, ru } = words;
  // Written out: a spread would cost more than all the words.
  return suggestion === null
    ? { path, code, message: en, messageRu: ru }
    : { path, code, message: en, messageRu: ru, suggestion };
}

export function requiredProblem(path: string, values: readonly Scalar[] | null): Problem {
  if (values === null) {
    return { path, code: 'required', message: 'Must be given.', messageRu: 'Нужно указать.' };
  }
  const { words } = choicesOf(values);
  const message = `Must be given. Allowed: ${words.en}.`;
  return {
    path,
    code: 'required',
    message,
    messageRu: `Нужно указать: ${words.ru}.`,
    allowed: values,
  };
}

export function typeProblem(path: string, expected: Expected, found: unknown): Problem {
  const { en, ru } = EXPECTED[expected];
  const shown = showValue(found);
  return problem(path, 'type', {
    en: `Must be ${en}, but is ${shown.en}.`,
    ru: `Нужно ${ru}, а указано: ${shown.ru}.`,
  });
}

export function valuesProblem(
  path: string,
  found: Scalar,
  allowed: readonly Scalar[],
  code: 'enum' | 'rule' = 'enum',
): Problem {
  const suggestion = nearestAllowed(found, allowed);
  const shown = showValue(found);
  const { words } = choicesOf(allowed);
  if (suggestion === null) {
    const message = `${shown.en} is not allowed here. Allowed: ${words.en}.`;
    return {
      path,
      code,
      message,
      messageRu: `${shown.ru} не подходит. Допустимо: ${words.ru}.`,
      allowed,
    };
  }
  const hint = showValue(suggestion);
  const message = `${shown.en} is not allowed here; perhaps ${hint.en}. Allowed: ${words.en}.`;
  const messageRu = `${shown.ru} не подходит; может быть, ${hint.ru}. Допустимо: ${words.ru}.`;
  return { path, code, message, messageRu, allowed, suggestion };
}

export function rangeProblem(
  path: string,
  found: number,
  minimum: number,
  maximum: number,
): Problem {
  const isSmall = found < minimum;
  const limit = isSmall ? minimum : maximum;
  const words = between(minimum, maximum, String(found));
  return problem(path, isSmall ? 'too-small' : 'too-large', words, limit);
}

/** "Must be from 1 to 10, but is 0", with as many ends as there are. */
function between(minimum: number, maximum: number, found: string): Words {
  const tail = { en: `, but is ${found}.`, ru: `, а указано: ${found}.` };
  if (minimum === Number.NEGATIVE_INFINITY) {
    return {
      en: `Must be at most ${maximum}${tail.en}`,
      ru: `Нужно не больше ${maximum}${tail.ru}`,
    };
  }
  if (maximum === Number.POSITIVE_INFINITY) {
    return {
      en: `Must be at least ${minimum}${tail.en}`,
      ru: `Нужно не меньше ${minimum}${tail.ru}`,
    };
  }
  return {
    en: `Must be from ${minimum} to ${maximum}${tail.en}`,
    ru: `Нужно от ${minimum} до ${maximum}${tail.ru}`,
  };
}

export function multipleProblem(
  path: string,
  found: number,
  step: number,
  minimum: number,
  maximum: number,
): Problem {
  const nearest = Math.min(Math.max(found, minimum), maximum) / step;
  const down = timesStep(Math.floor(nearest), step);
  const up = timesStep(Math.ceil(nearest), step);
  const closest = timesStep(Math.round(nearest), step);
  const suggestion = [closest, down, up].find((value) => value >= minimum && value <= maximum);
  const words = {
    en: `Must be a multiple of ${step}, but is ${found}.`,
    ru: `Нужно число, кратное ${step}, а указано: ${found}.`,
  };
  return problem(path, 'multiple-of', words, suggestion ?? null);
}

/** A text whose length is outside of the limits; lengths in code points. */
export function lengthProblem(
  path: string,
  text: string,
  minLength: number,
  maxLength: number,
): Problem {
  const found = codePoints(text);
  if (found < minLength) {
    return problem(path, 'too-short', {
      en: `Too short: ${found} characters, at least ${minLength} are needed.`,
      ru: `Слишком коротко: символов ${found}, нужно не меньше ${minLength}.`,
    });
  }
  return problem(path, 'too-long', {
    en: `Too long: ${found} characters, at most ${maxLength} are allowed. Remove ${found - maxLength}.`,
    ru: `Слишком длинно: символов ${found}, можно не больше ${maxLength}. Уберите ${found - maxLength}.`,
  });
}

export function patternProblem(path: string, text: string, pattern: string): Problem {
  const shown = showValue(text);
  return problem(path, 'pattern', {
    en: `${shown.en} does not have the required form: ${pattern}.`,
    ru: `${shown.ru} не соответствует нужному виду: ${pattern}.`,
  });
}

export function urlProblem(path: string, text: string, fault: UrlFault): Problem {
  const shown = showValue(text);
  return problem(path, 'url', {
    en: `${shown.en} is not a usable address: ${URL_FAULTS[fault].en}.`,
    ru: `${shown.ru} не подходит как адрес: ${URL_FAULTS[fault].ru}.`,
  });
}

export function itemsProblem(
  path: string,
  found: number,
  minItems: number,
  maxItems: number,
): Problem {
  if (found < minItems) {
    return problem(path, 'too-few', {
      en: `Too few entries: ${found}, at least ${minItems} must be given.`,
      ru: `Слишком мало: ${found}, нужно не меньше ${minItems}.`,
    });
  }
  return problem(path, 'too-many', {
    en: `Too many entries: ${found}, at most ${maxItems} are allowed. Remove ${found - maxItems}.`,
    ru: `Слишком много: ${found}, можно не больше ${maxItems}. Уберите ${found - maxItems}.`,
  });
}

export function unknownNote(path: string, found: string, known: readonly string[]): Note {
  const suggestion = nearestKnown(found, known);
  const shown = showValue(found);
  const words = {
    en: `The model has no parameter ${shown.en}; it is left out.`,
    ru: `У модели нет параметра ${shown.ru}; он не будет передан.`,
  };
  if (suggestion === null) {
    return { path, code: 'unknown-parameter', message: words.en, messageRu: words.ru };
  }
  return {
    path,
    code: 'unknown-parameter',
    message: `${words.en} Perhaps ${suggestion} was meant.`,
    messageRu: `${words.ru} Может быть, имелся в виду ${suggestion}.`,
    suggestion,
  };
}
