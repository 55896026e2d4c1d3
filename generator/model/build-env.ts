import type { EnvSection, EnvType, EnvVariable } from './model.ts';
import {
  child,
  childOrEmpty,
  entries,
  flag,
  numberOrNull,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';

/** Environment variables in contract order: people group them. */
export function buildEnv(env: RawNode): EnvSection {
  return {
    variables: entries(env, 'variables').map(([name, variable]) => buildVariable(name, variable)),
    forbidden: Object.entries(childOrEmpty(env, 'forbidden')).map(([name, reason]) => ({
      name,
      reason: String(reason),
    })),
  };
}

function buildVariable(name: string, variable: RawNode): EnvVariable {
  return {
    name,
    type: text(variable, 'type') as EnvType,
    phase: text(variable, 'phase') as EnvVariable['phase'],
    description: text(variable, 'description'),
    secret: flag(variable, 'secret'),
    required: buildRequired(variable),
    default: (variable['default'] ?? null) as EnvVariable['default'],
    values: texts(variable, 'values'),
    pattern: textOrNull(variable, 'pattern'),
    minimum: numberOrNull(variable, 'minimum'),
    maximum: numberOrNull(variable, 'maximum'),
    minLength: numberOrNull(variable, 'minLength'),
  };
}

function buildRequired(variable: RawNode): EnvVariable['required'] {
  const required = variable['required'];
  if (typeof required !== 'object' || required === null) return required === true;
  const when = Object.entries(child(required as RawNode, 'when'));
  return { when: when.map(([name, value]) => ({ name, value: String(value) })) };
}
