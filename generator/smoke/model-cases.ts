import type { ModelCase } from '../model/smoke-case.ts';
import { failed, type Outcome, passed } from './scenario.ts';

/** `checkInput` of the generated models, as far as it is needed here. */
export type CheckInput = (
  model: string,
  input: unknown,
) =>
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problems: readonly { readonly path: string; readonly code: string }[];
    };

/** No parameter alone is to blame for these: another one calls for it, or shuts it out. */
const BETWEEN_PARAMETERS: ReadonlySet<string> = new Set(['missing-with', 'conflict', 'rule']);

/** Asks the generated code about an input, and compares the verdict. */
export function runModelCase(each: ModelCase, checkInput: CheckInput): Outcome {
  const result = checkInput(each.model, each.input);
  if (result.ok) return each.ok ? passed() : failed('It is accepted, and must be refused.');
  const told = result.problems.map(({ path, code }) => `${path}: ${code}`).join(', ');
  if (each.ok) return failed('It is refused, and must be accepted.', { seen: told });
  const blamed = result.problems.filter(({ code }) => !BETWEEN_PARAMETERS.has(code));
  const isRight = blamed.length === 1 && blamed[0]?.path === each.parameter;
  return isRight
    ? passed()
    : failed(`Not ${each.parameter} alone is blamed for the refusal.`, { seen: told });
}
