import type { ContractModel } from '../model/model.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/log-policy.ts`: what is logged, what never is, and what must not happen in a log. */
export const logPolicy = emitterOf('log-policy', ['observability'], (model, sources) => [
  { path: `${model.project.generated}/log-policy.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { level, tags, neverLog, repeatLimit, forbiddenPatterns } = model.observability;
  return [
    header(model),
    constant(
      'level',
      'Least severe level that is logged by default.',
      'observability.level',
      level,
    ),
    '\n',
    constant(
      'tags',
      'Names that connect lines with what they are about.',
      'observability.tags',
      tags,
    ),
    '\n',
    constant(
      'neverLog',
      'Fields whose value is replaced before a line is written.',
      'observability.never_log',
      neverLog,
    ),
    '\n',
    constant(
      'repeatLimit',
      'How often the same message of a loop is written.',
      'observability.repeat_limit',
      { messages: repeatLimit.messages, perMs: repeatLimit.perSeconds * 1000 },
    ),
    '\n',
    unionType(
      'ForbiddenPatternId',
      'A line that must not occur.',
      'observability.forbidden_patterns',
      forbiddenPatterns.map((pattern) => pattern.id),
    ),
    '\n',
    constant(
      'forbiddenPatterns',
      'Lines that must not occur: regular expressions with what they mean and what to do.',
      'observability.forbidden_patterns',
      forbiddenPatterns,
      'readonly {\n  id: ForbiddenPatternId;\n  pattern: string;\n' +
        "  severity: 'warning' | 'error' | 'critical';\n  description: string;\n  fix: string;\n}[]",
    ),
  ].join('');
}
