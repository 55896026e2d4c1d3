import { type Address, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { valueSchemas } from '../value-schemas.ts';

/** Patterns are regular expressions in Unicode mode, as generated code uses them. */
export const invalidRegex: Rule = {
  code: 'invalid-regex',
  reads: [],
  scope: 'model',
  *check(contract) {
    for (const { pattern, at } of patterns(contract)) {
      const reason = faultOf(pattern);
      if (reason === null) continue;
      yield {
        at,
        text: `${pattern} is not a regular expression: ${reason}.`,
        ...(reason.includes('escape')
          ? {
              hint: 'A backslash stands before \\ ^ $ . * + ? ( ) [ ] { } | / or begins a class such as \\d.',
            }
          : {}),
      };
    }
  },
};

const known = new Map<string, string | null>();

/**
 * What the engine says against a pattern; null for a good one. Few patterns are asked for often.
 */
function faultOf(pattern: string): string | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  let fault: string | null = null;
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    fault = (error as Error).message
      .replace(/^Invalid regular expression: .*\/u?: /s, '')
      .toLowerCase();
  }
  known.set(pattern, fault);
  return fault;
}

function* patterns(contract: ContractData): Generator<{ pattern: string; at: Address }> {
  const { env, observability } = sectionsOf(contract);
  const file = contract.truthPath;
  for (const [name, { pattern }] of Object.entries(env?.variables ?? {})) {
    const at = valueAt(file, ['env', 'variables', name, 'pattern']);
    if (pattern !== undefined) yield { pattern, at };
  }
  for (const [index, { pattern }] of (observability?.forbidden_patterns ?? []).entries()) {
    yield { pattern, at: valueAt(file, ['observability', 'forbidden_patterns', index, 'pattern']) };
  }
  for (const { file: place, path, schema } of valueSchemas(contract)) {
    if (schema.pattern === undefined) continue;
    yield { pattern: schema.pattern, at: valueAt(place, [...path, 'pattern']) };
  }
}
