import type { ContractModel, EnvVariable } from '../model/model.ts';
import { emitterOf, header } from './emitter.ts';
import { dataLiteral, docComment, propertyKey, stringUnion } from './printer.ts';

const PHASES = ['build', 'start', 'runtime'] as const;

/** `generated/env.ts`: the environment as a type, and the loader that proves it. */
export const env = emitterOf('env', ['env'], (model, sources) => [
  { path: `${model.project.generated}/env.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { variables } = model.env;
  return [
    header(model),
    "import { parseEnv, secretValues, type EnvSource } from './runtime/env.ts';\n",
    "import type { EnvDescriptor, EnvPhase } from './runtime/env-descriptor.ts';\n",
    "import { EnvError, type EnvProblem } from './runtime/env-error.ts';\n",
    '\nexport { EnvError };\nexport type { EnvPhase, EnvProblem, EnvSource };\n\n',
    docComment(['What a running process finds in its environment.'], '', 'env.variables'),
    `export interface Env {\n${variables.map(field).join('')}}\n\n`,
    docComment(['What is there in each phase: a phase needs what the earlier ones need.']),
    `export interface EnvByPhase {\n${PHASES.map((phase) => phaseType(variables, phase)).join('')}}\n\n`,
    docComment(['The same as data.'], '', 'env'),
    `export const envDescriptor = ${descriptor(model)} as const satisfies EnvDescriptor;\n\n`,
    docComment([
      'Reads and checks the environment for `phase`, by default all of it.',
      'Throws one EnvError that lists every problem and shows no secret.',
    ]),
    "export function loadEnv<P extends EnvPhase = 'runtime'>(\n",
    '  source: EnvSource,\n  phase?: P,\n): EnvByPhase[P] {\n',
    "  return parseEnv(envDescriptor, source, phase ?? 'runtime') as unknown as EnvByPhase[P];\n}\n\n",
    docComment(['Values of the secrets that are set, to keep them out of logs.']),
    'export function envSecrets(source: EnvSource): string[] {\n',
    '  return secretValues(envDescriptor, source);\n}\n',
  ].join('');
}

function field(variable: EnvVariable): string {
  const comment = [variable.description, ...facts(variable)].join(' ');
  const optional = variable.required !== true && variable.default === null;
  const type = typeOf(variable) + (optional ? ' | undefined' : '');
  return `${docComment([comment], '  ', `env.variables.${variable.name}`)}  readonly ${propertyKey(variable.name)}: ${type};\n`;
}

/** What a person who sets the variable wants to know. */
export function facts(variable: EnvVariable): string[] {
  const { minimum, maximum, minLength, pattern, required } = variable;
  const told: string[] = [];
  if (required === true) told.push('Required.');
  else if (required !== false) {
    const conditions = required.when.map(({ name, value }) => `${name} is ${value}`);
    told.push(`Required when ${conditions.join(' and ')}.`);
  }
  if (variable.values.length > 0) told.push(`One of ${variable.values.join(', ')}.`);
  if (minimum !== null && maximum !== null) told.push(`From ${minimum} to ${maximum}.`);
  else if (minimum !== null) told.push(`At least ${minimum}.`);
  else if (maximum !== null) told.push(`At most ${maximum}.`);
  if (minLength !== null) told.push(`At least ${minLength} characters.`);
  if (pattern !== null) told.push(`Form: ${pattern}`);
  return told;
}

function typeOf(variable: EnvVariable): string {
  switch (variable.type) {
    case 'string':
    case 'url':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return stringUnion(variable.values);
    case 'integer_list':
      return 'readonly number[]';
    case 'string_list':
      return 'readonly string[]';
  }
}

function phaseType(variables: readonly EnvVariable[], phase: (typeof PHASES)[number]): string {
  if (phase === 'runtime') return '  readonly runtime: Env;\n';
  const names = variables
    .filter((variable) => PHASES.indexOf(variable.phase) <= PHASES.indexOf(phase))
    .map((variable) => `'${variable.name}'`);
  if (names.length === 0) return `  readonly ${phase}: Pick<Env, never>;\n`;
  return `  readonly ${phase}: Pick<\n    Env,\n${names.map((name) => `    | ${name}\n`).join('')}  >;\n`;
}

function descriptor({ env: section }: ContractModel): string {
  return dataLiteral({
    variables: Object.fromEntries(section.variables.map((each) => [each.name, variableData(each)])),
    forbidden: Object.fromEntries(section.forbidden.map(({ name, reason }) => [name, reason])),
  });
}

function variableData(variable: EnvVariable): object {
  const { required } = variable;
  return {
    type: variable.type,
    phase: variable.phase,
    description: variable.description,
    secret: variable.secret ? true : undefined,
    required:
      typeof required === 'boolean' ? required || undefined : { when: conditions(required) },
    default: variable.default ?? undefined,
    values: variable.values.length > 0 ? variable.values : undefined,
    pattern: variable.pattern ?? undefined,
    minimum: variable.minimum ?? undefined,
    maximum: variable.maximum ?? undefined,
    minLength: variable.minLength ?? undefined,
  };
}

function conditions(required: Exclude<EnvVariable['required'], boolean>): Record<string, string> {
  return Object.fromEntries(required.when.map(({ name, value }) => [name, value]));
}
