// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { EnvValue, EnvVariable } from './env-descriptor.ts';
import type { EnvProblem } from './env-error.ts';
import { nearestName } from './nearest-name.ts';

/** A value of the declared type, or what is wrong with the text. */
export type ParsedEnvValue =
  | { readonly ok: true; readonly value: EnvValue }
  | { readonly ok: false; readonly problem: Fault };

/** A problem that does not know yet whether the found text may be shown. */
export interface Fault {
  readonly code: EnvProblem['code'];
  /** What the value must be, to follow "it must be". */
  readonly expected: string;
  readonly allowed?: readonly string[];
  readonly suggestion?: string;
}

const YES = new Set(['true', '1', 'yes', 'on']);
const NO = new Set(['false', '0', 'no', 'off']);
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parses a trimmed, non-empty text as the declared type and checks its bounds. Never throws. */
export function parseEnvValue(text: string, variable: EnvVariable): ParsedEnvValue {
  switch (variable.type) {
    case 'string':
      return checkText(text, variable);
    case 'url':
      return isHttpUrl(text)
        ? checkText(text, variable)
        : fault('type', 'a whole http or https address, like https://example.org');
    case 'enum':
      return parseEnum(text, variable.values ?? []);
    case 'boolean':
      if (YES.has(text.toLowerCase())) return ok(true);
      if (NO.has(text.toLowerCase())) return ok(false);
      return { ok: false, problem: { code: 'type', expected: 'true or false' } };
    case 'integer':
    case 'number':
      return parseNumber(text, variable);
    case 'integer_list':
    case 'string_list':
      return parseList(text, variable);
  }
}

function ok(value: EnvValue): ParsedEnvValue {
  return { ok: true, value };
}

function fault(code: Fault['code'], expected: string): ParsedEnvValue {
  return { ok: false, problem: { code, expected } };
}

function checkText(text: string, variable: EnvVariable): ParsedEnvValue {
  if (variable.minLength !== undefined && text.length < variable.minLength) {
    return fault('too-short', `at least ${variable.minLength} characters long`);
  }
  if (variable.pattern !== undefined && !new RegExp(variable.pattern, 'u').test(text)) {
    return fault('pattern', `of the form /${variable.pattern}/`);
  }
  return ok(text);
}

function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s]+$/i.test(text)) return false;
  return URL.canParse(text);
}

function parseEnum(text: string, values: readonly string[]): ParsedEnvValue {
  if (values.includes(text)) return ok(text);
  const suggestion = nearestName(text, values);
  return {
    ok: false,
    problem: {
      code: 'enum',
      expected: values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`,
      allowed: values,
      ...(suggestion === null ? {} : { suggestion }),
    },
  };
}

function parseNumber(text: string, variable: EnvVariable): ParsedEnvValue {
  const integer = variable.type !== 'number';
  const expected = `${integer ? 'a whole number' : 'a number'}${range(variable)}`;
  if (!(integer ? INTEGER : NUMBER).test(text)) return fault('type', expected);
  const value = Number(text);
  if (integer ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
    return fault('type', expected);
  }
  if (variable.minimum !== undefined && value < variable.minimum)
    return fault('too-small', expected);
  if (variable.maximum !== undefined && value > variable.maximum)
    return fault('too-large', expected);
  return ok(value === 0 ? 0 : value);
}

function range({ minimum, maximum }: EnvVariable): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

function parseList(text: string, variable: EnvVariable): ParsedEnvValue {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (variable.type === 'string_list') return ok(entries);
  const numbers: number[] = [];
  for (const entry of entries) {
    const parsed = parseNumber(entry, variable);
    if (!parsed.ok) {
      return fault(
        parsed.problem.code,
        `a list of whole numbers${range(variable)} with commas between`,
      );
    }
    numbers.push(parsed.value as number);
  }
  return ok(numbers);
}
