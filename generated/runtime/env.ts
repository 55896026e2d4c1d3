// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { EnvDescriptor, EnvPhase, EnvValue, EnvVariable } from './env-descriptor.ts';
import { EnvError, type EnvProblem } from './env-error.ts';
import { type Fault, parseEnvValue } from './env-value.ts';
import { editDistance, nearestName } from './nearest-name.ts';

/** Names and texts of an environment, such as process.env. */
export type EnvSource = Readonly<Record<string, string | undefined>>;

const PHASES: readonly EnvPhase[] = ['build', 'start', 'runtime'];

/** Short names are close to many others by chance. */
const MISSPELT_LENGTH_MIN = 8;

/** A found text is shown up to this many characters. */
const SHOWN_LENGTH_MAX = 60;

/**
 * The variables that a process needs in `phase`, parsed. Texts are trimmed, an empty one counts as
 * absent. Throws one {@link EnvError} that lists every problem.
 */
export function parseEnv(
  descriptor: EnvDescriptor,
  source: EnvSource,
  phase: EnvPhase,
): Record<string, EnvValue> {
  const inPhase = Object.entries(descriptor.variables).filter(
    ([, variable]) => PHASES.indexOf(variable.phase) <= PHASES.indexOf(phase),
  );
  const texts = readTexts(source);
  const guard = new SecretGuard(descriptor, texts);
  const problems: EnvProblem[] = [];
  const values: Record<string, EnvValue> = {};
  for (const [name, variable] of inPhase) {
    const text = texts.get(name);
    if (text === undefined) {
      values[name] = variable.default;
      continue;
    }
    const parsed = parseEnvValue(text, variable);
    if (parsed.ok) values[name] = parsed.value;
    else problems.push(invalid(name, variable, parsed.problem, guard.show(name, text)));
  }
  const strangers = [...texts.keys()].filter((name) => descriptor.variables[name] === undefined);
  const explained = new Set<string>();
  for (const [name, variable] of inPhase) {
    if (texts.has(name)) continue;
    const reason = requiredBecause(variable, values);
    if (reason === null) continue;
    const suggestion = nearestName(name, strangers);
    if (suggestion !== null) explained.add(suggestion);
    problems.push(missing(name, variable, reason, suggestion));
  }
  problems.push(...forbidden(descriptor, texts));
  problems.push(...misspelt(descriptor, inPhase, texts, strangers, explained));
  if (problems.length > 0) throw new EnvError(problems);
  return values;
}

/** Values of all secrets that are set, for keeping them out of logs. */
export function secretValues(descriptor: EnvDescriptor, source: EnvSource): string[] {
  const texts = readTexts(source);
  return Object.entries(descriptor.variables).flatMap(([name, variable]) => {
    const text = texts.get(name);
    return variable.secret === true && text !== undefined ? [text] : [];
  });
}

function readTexts(source: EnvSource): Map<string, string> {
  const texts = new Map<string, string>();
  for (const name of Object.keys(source)) {
    const text = source[name]?.trim();
    if (text !== undefined && text !== '') texts.set(name, text);
  }
  return texts;
}

/** Decides whether a found text may be shown: a secret may also stand in the wrong variable. */
class SecretGuard {
  readonly #secrets: readonly string[];
  readonly #patterns: readonly RegExp[];
  readonly #descriptor: EnvDescriptor;

  constructor(descriptor: EnvDescriptor, texts: ReadonlyMap<string, string>) {
    const secrets = Object.entries(descriptor.variables).filter(([, each]) => each.secret);
    this.#descriptor = descriptor;
    this.#secrets = secrets.flatMap(([name]) => texts.get(name) ?? []);
    this.#patterns = secrets.flatMap(([, each]) =>
      each.pattern === undefined ? [] : [new RegExp(each.pattern, 'u')],
    );
  }

  /** The text in quotes, shortened; null when it is, or may be, a secret. */
  show(name: string, text: string): string | null {
    if (this.#descriptor.variables[name]?.secret === true) return null;
    if (this.#secrets.some((secret) => overlap(text, secret))) return null;
    if (this.#patterns.some((pattern) => pattern.test(text))) return null;
    if (/:\/\/[^/]*@/.test(text)) return null;
    const shown = text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX - 1)}…` : text;
    return JSON.stringify(shown);
  }
}

/** A shorter text says nothing about a secret that happens to contain it. */
const PART_LENGTH_MIN = 4;

function overlap(text: string, secret: string): boolean {
  return text.includes(secret) || (text.length >= PART_LENGTH_MIN && secret.includes(text));
}

function invalid(
  name: string,
  variable: EnvVariable,
  { expected, ...rest }: Fault,
  shown: string | null,
): EnvProblem {
  const found =
    shown === null ? `${name} has an unusable value (not shown)` : `${name} is ${shown}`;
  const hint = rest.suggestion === undefined ? '' : ` Did you mean ${rest.suggestion}?`;
  return {
    name,
    ...rest,
    message: `${found}; it must be ${expected}. ${variable.description}${hint}`,
  };
}

/** Why an absent variable is needed, as the end of a sentence; null when it is not. */
function requiredBecause(
  { required }: EnvVariable,
  values: Readonly<Record<string, EnvValue>>,
): string | null {
  if (required === undefined) return null;
  if (required === true) return '';
  const conditions = Object.entries(required.when);
  const holds = conditions.every(([name, value]) => String(values[name]) === value);
  return holds ? ` while ${conditions.map((each) => each.join(' is ')).join(' and ')}` : null;
}

function missing(
  name: string,
  variable: EnvVariable,
  reason: string,
  suggestion: string | null,
): EnvProblem {
  const hint = suggestion === null ? '' : ` ${suggestion} is set: was ${name} meant?`;
  return {
    name,
    code: 'missing',
    message: `${name} is missing${reason}. ${variable.description}${hint}`,
    ...(suggestion === null ? {} : { suggestion }),
  };
}

function forbidden(descriptor: EnvDescriptor, texts: ReadonlyMap<string, string>): EnvProblem[] {
  return Object.entries(descriptor.forbidden)
    .filter(([name]) => texts.has(name))
    .map(([name, reason]) => ({
      name,
      code: 'forbidden',
      message: `${name} must not be set. ${reason}`,
    }));
}

/** Set variables that nobody knows but that look like one of ours that is absent. */
function misspelt(
  descriptor: EnvDescriptor,
  inPhase: readonly (readonly [string, EnvVariable])[],
  texts: ReadonlyMap<string, string>,
  strangers: readonly string[],
  explained: ReadonlySet<string>,
): EnvProblem[] {
  const absent = inPhase.map(([name]) => name).filter((name) => !texts.has(name));
  const problems: EnvProblem[] = [];
  for (const name of strangers) {
    if (name.length < MISSPELT_LENGTH_MIN) continue;
    if (explained.has(name) || descriptor.forbidden[name] !== undefined) continue;
    const meant = absent.find((each) => editDistance(name, each) === 1);
    if (meant === undefined) continue;
    problems.push({
      name,
      code: 'misspelt',
      message: `${name} is not known. Did you mean ${meant}?`,
      suggestion: meant,
    });
  }
  return problems;
}
