import type { ContractModel, EnvVariable } from '../model/model.ts';
import { type Emitter, hashHeader } from './emitter.ts';
import { facts } from './env.ts';

const GROUPS = [
  ['always', 'Needed always'],
  ['conditional', 'Needed under a condition'],
  ['optional', 'Optional: what stands here is the default'],
] as const;

/** `.env.example`: every variable with its meaning; secrets are left empty. */
export const envExample: Emitter = {
  name: 'env-example',
  reads: ['env'],
  emit: (model, sources) => [{ path: '.env.example', text: print(model), sources }],
};

function print(model: ContractModel): string {
  const groups = GROUPS.map(([group, title]) => {
    const variables = model.env.variables.filter((variable) => groupOf(variable) === group);
    return variables.length === 0
      ? ''
      : `\n# ${title}\n${'#'.repeat(title.length + 2)}\n${variables.map(entry).join('')}`;
  });
  const forbidden = model.env.forbidden.map(({ name, reason }) => `# ${name}: ${reason}\n`);
  const refused = forbidden.length === 0 ? '' : `\n# Refused at start\n#\n${forbidden.join('')}`;
  return `${hashHeader(model)}# Copy to .env and fill in. Never commit the copy.\n${groups.join('')}${refused}`;
}

function groupOf({ required }: EnvVariable): (typeof GROUPS)[number][0] {
  return required === true ? 'always' : required === false ? 'optional' : 'conditional';
}

function entry(variable: EnvVariable): string {
  const comment = [variable.description, ...facts(variable)].map((line) => `# ${line}\n`).join('');
  const secret = variable.secret ? '# Secret.\n' : '';
  const absent = variable.required === false && variable.default === null;
  const value = variable.secret ? '' : exampleValue(variable);
  return `\n${comment}${secret}${absent ? '# ' : ''}${variable.name}=${value}\n`;
}

function exampleValue({ default: value }: EnvVariable): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}
