// Copied by truth gen from the runtime of truthgen. Do not edit.
import { checkRules } from './check-rules.ts';
import { checkProperties } from './check-value.ts';
import { Findings, type UnknownName } from './findings.ts';
import type { JsonRecord, ModelDescriptor, RemovedModel } from './model-descriptor.ts';
import { isPlainObject } from './own-keys.ts';
import type { PreparedShape } from './prepared-shape.ts';
import type { CheckResult, Note } from './problem.ts';
import { problem, typeProblem, unknownNote } from './problem-words.ts';
import { nearestKnown } from './suggestion.ts';
import { showValue } from './value-words.ts';

/** A model, and its parameters in the form that checks read. */
export interface PreparedModel {
  readonly descriptor: ModelDescriptor;
  readonly shapes: readonly PreparedShape[];
}

/** Names beyond these get no suggestion: a thousand unknown names are not slips of the pen. */
const SUGGESTED_NAMES_MAX = 16;

/**
 * Finds everything that is wrong with an input, in one walk over it, or gives its documented form:
 *
 * - null and undefined are absent, and so are an empty list and an empty address of a file where
 *   they may be left out;
 * - a numeral is taken for the number it shows where a number is due, and a number for its numeral
 *   where a text is;
 * - names that the model does not know are dropped and noted.
 *
 * Defaults are not filled in, and rules do not count them as given. Never throws for data as JSON
 * makes it.
 */
export function checkAgainst(
  model: PreparedModel,
  input: unknown,
): CheckResult<Record<string, unknown>> {
  if (!isPlainObject(input)) return { ok: false, problems: [typeProblem('', 'object', input)] };
  const findings = new Findings();
  const value = checkProperties(model.shapes, input, '', findings);
  checkRules(model.descriptor, value as JsonRecord, findings);
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  if (findings.unknown.length === 0) return { ok: true, value };
  return { ok: true, value, notes: findings.unknown.map(noteOf) };
}

function noteOf({ path, name, known }: UnknownName, at: number): Note {
  const names = at < SUGGESTED_NAMES_MAX ? known.map((parameter) => parameter.name) : [];
  return unknownNote(path, name, names);
}

/** The answer for an id that is not in the catalogue. */
export function unknownModel(id: string, known: readonly string[]): CheckResult<never> {
  const suggestion = nearestKnown(id, known);
  const shown = showValue(id);
  const words = {
    en: `There is no model ${shown.en}${suggestion === null ? '' : `; perhaps ${suggestion}`}.`,
    ru: `Модели ${shown.ru} нет${suggestion === null ? '' : `; может быть, ${suggestion}`}.`,
  };
  return { ok: false, problems: [problem('', 'unknown-model', words, suggestion)] };
}

/** The answer for a model that the vendor has taken away. */
export function removedModel({ id, reason, replacedBy }: RemovedModel): CheckResult<never> {
  const words = {
    en: `${id} is no longer available. ${reason}${replacedBy === undefined ? '' : ` Use ${replacedBy}.`}`,
    ru: `Модель ${id} больше недоступна.${replacedBy === undefined ? '' : ` Вместо неё: ${replacedBy}.`}`,
  };
  return { ok: false, problems: [problem('', 'removed-model', words, replacedBy ?? null)] };
}
