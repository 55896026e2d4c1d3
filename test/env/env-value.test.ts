import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../generated/runtime/env.ts';
import type { EnvDescriptor, EnvVariable } from '../../generated/runtime/env-descriptor.ts';
import { EnvError } from '../../generated/runtime/env-error.ts';

describe('types that this contract does not use', () => {
  const parse = (variable: Omit<EnvVariable, 'phase' | 'description'>, text: string): unknown => {
    const described = { ...variable, phase: 'start', description: '' } as const;
    const descriptor: EnvDescriptor = { variables: { X: described }, forbidden: {} };
    return parseEnv(descriptor, { X: text }, 'start')['X'];
  };

  it.each([
    [{ type: 'boolean' }, 'Yes', true],
    [{ type: 'boolean' }, 'off', false],
    [{ type: 'number' }, '1.5e3', 1500],
    [{ type: 'number' }, '-0', 0],
    [{ type: 'string_list' }, ' a, b ,,c', ['a', 'b', 'c']],
    [{ type: 'integer_list', minimum: 1 }, '1,2', [1, 2]],
  ] as const)('%o reads %s', (variable, text, value) =>
    expect(parse(variable, text)).toEqual(value),
  );

  it.each([
    [{ type: 'boolean' }, 'maybe'],
    [{ type: 'number' }, '0x10'],
    [{ type: 'number' }, '1e999'],
    [{ type: 'integer' }, '9007199254740993'],
    [{ type: 'integer_list', minimum: 1 }, '1,0'],
    [{ type: 'url' }, 'https://'],
    [{ type: 'url' }, 'ftp://example.org'],
    [{ type: 'url' }, 'https://exa mple.org'],
  ] as const)('%o refuses %s', (variable, text) => {
    expect(() => parse(variable, text)).toThrow(EnvError);
  });
});
