import { checkRules } from './check-rules.ts';
import { checkProperties } from './check-value.ts';
import { Findings } from './findings.ts';
import type { JsonRecord, ModelDescriptor, RemovedModel } from './model-descriptor.ts';
import { isPlainObject } from './own-keys.ts';
import type { CheckResult } from './problem.ts';
import { problem, typeProblem } from './problem-words.ts';
import { nearestKnown } from './suggestion.ts';
import { showValue } from './value-words.ts';

/**
 * Finds everything that is wrong with an input, in one walk over it, or gives its documented form:
 *
 * - null and undefined are absent, and so is an empty text where the address of a file may be left out;
 * - a numeral is taken for the number it shows where a number is due, and a number for its numeral where a text is;
 * - names that the model does not know are dropped and noted.
 *
 * Defaults are not filled in, and rules do not count them as given. Never throws for data as JSON makes it.
 */
export function checkAgainst(
  model: ModelDescriptor,
  input: unknown,
): CheckResult<Record<string, unknown>> {
  if (!isPlainObject(input)) return { ok: false, problems: [typeProblem('', 'object', input)] };
  const findings = new Findings();
  const value = checkProperties(model.parameters, input, '', findings);
  checkRules(model, value as JsonRecord, findings);
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return findings.notes.length > 0
    ? { ok: true, value, notes: findings.notes }
    : { ok: true, value };
}

/** The answer for an id that is not in the catalogue. */
export function unknownModel(id: string, known: readonly string[]): CheckResult<never> {
  const suggestion = nearestKnown(id, known);
  const shown = showValue(id);
  const words = {
    en: `There is no model ${shown.en}${suggestion === null ? '' : `; perhaps ${suggestion}`}.`,
    ru: `Модели ${shown.ru} нет${suggestion === null ? '' : `; может быть, ${suggestion}`}.`,
  };
  const more = suggestion === null ? {} : { suggestion };
  return { ok: false, problems: [problem('', 'unknown-model', words, more)] };
}

/** The answer for a model that the vendor has taken away. */
export function removedModel({ id, reason, replacedBy }: RemovedModel): CheckResult<never> {
  const words = {
    en: `${id} is no longer available. ${reason}${replacedBy === undefined ? '' : ` Use ${replacedBy}.`}`,
    ru: `Модель ${id} больше недоступна.${replacedBy === undefined ? '' : ` Вместо неё: ${replacedBy}.`}`,
  };
  const more = replacedBy === undefined ? {} : { suggestion: replacedBy };
  return { ok: false, problems: [problem('', 'removed-model', words, more)] };
}
