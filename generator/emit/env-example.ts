import type { ContractModel, EnvVariable } from '../model/model.ts';
import { emitterOf, hashHeader } from './emitter.ts';
import { facts } from './env.ts';
import { fillTemplate, type View } from './fill-template.ts';

const GROUPS = [
  ['always', 'Needed always'],
  ['conditional', 'Needed under a condition'],
  ['optional', 'Optional: what stands here is the default'],
] as const;

/** What readers of such files would cut off or take for a quote. */
const NEEDS_QUOTES = /^\s|\s$|[#'"`\n\r]/;
/** Double quotes last: a backslash means something in them. */
const QUOTES = ["'", '`', '"'];

/** `.env.example`: every variable with its meaning; secrets are left empty. */
export const envExample = emitterOf('env-example', ['env'], (model, sources) => [
  { path: '.env.example', text: print(model), sources },
]);

function print(model: ContractModel): string {
  const groups = GROUPS.map(([group, title]) => ({
    title,
    underline: '#'.repeat(title.length + 2),
    variables: model.env.variables.filter((each) => groupOf(each) === group).map(entry),
  }));
  const refused = model.env.forbidden.map(({ name, reason }) => ({
    name,
    reason: lines(reason).join(' '),
  }));
  return fillTemplate('env-example', {
    header: hashHeader(model).trimEnd(),
    groups: groups.filter(({ variables }) => variables.length > 0),
    refusals: refused.length === 0 ? [] : [{ title: 'Refused at start', variables: refused }],
  });
}

function groupOf({ required }: EnvVariable): (typeof GROUPS)[number][0] {
  return required === true ? 'always' : required === false ? 'optional' : 'conditional';
}

function entry(variable: EnvVariable): View {
  const secret = variable.secret ? ['Secret.'] : [];
  const absent = variable.required === false && variable.default === null;
  const value = variable.secret ? '' : exampleValue(variable);
  return {
    comments: [variable.description, ...facts(variable), ...secret].flatMap(lines),
    assignment: `${absent ? '# ' : ''}${variable.name}=${value}`,
  };
}

/** A line end inside a comment would make a variable of the rest. */
function lines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}

function exampleValue({ default: value }: EnvVariable): string {
  if (value === null) return '';
  const text = Array.isArray(value) ? value.join(',') : String(value);
  if (!NEEDS_QUOTES.test(text)) return text;
  const quote = QUOTES.find((each) => !text.includes(each)) ?? "'";
  return quote + text + quote;
}
