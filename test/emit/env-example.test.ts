import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envExample } from '../../generator/emit/env-example.ts';
import type { ContractModel, EnvVariable } from '../../generator/model/model.ts';

const VARIABLE: EnvVariable = {
  name: 'GREETING',
  type: 'string',
  phase: 'start',
  description: 'What is said first.',
  secret: false,
  required: false,
  default: null,
  values: [],
  pattern: null,
  minimum: null,
  maximum: null,
  minLength: null,
};

/** The file that a contract with these variables makes, as Node reads it. */
function exampleOf(
  variables: readonly EnvVariable[],
  forbidden: ContractModel['env']['forbidden'] = [],
): NodeJS.Dict<string> {
  // The emitter reads these sections only.
  const model = { contractPath: 'contract/truth.yaml', env: { variables, forbidden } };
  const pieces = envExample.make(model as unknown as ContractModel, []);
  const [file] = pieces.flatMap((piece) => piece.files());
  return parseEnv(file?.text ?? '');
}

const anyText = fc.string({ unit: 'binary' });

describe('.env.example', () => {
  it('sets exactly the variables that have a default or need a value', () => {
    const variables: EnvVariable[] = [
      { ...VARIABLE, name: 'PORT', type: 'integer', default: 10000 },
      { ...VARIABLE, name: 'IDS', type: 'integer_list', default: [1, 2] },
      { ...VARIABLE, name: 'TOKEN', secret: true, required: true, default: null },
      { ...VARIABLE, name: 'LEFT_OUT', default: null },
    ];
    expect(exampleOf(variables)).toEqual({ PORT: '10000', IDS: '1,2', TOKEN: '' });
  });

  it('never shows the default of a secret', () => {
    const secret = { ...VARIABLE, secret: true, default: 'of-the-secret' };
    expect(exampleOf([secret])).toEqual({ GREETING: '' });
  });

  it('lets no description and no reason set a variable', () => {
    fc.assert(
      fc.property(anyText, anyText, (description, reason) => {
        const variable = { ...VARIABLE, description: `${description}\nINJECTED=1\r${description}` };
        const forbidden = [{ name: 'OLD', reason: `${reason}\u2028INJECTED=1\r\nINJECTED=1` }];
        expect(exampleOf([{ ...variable, default: 'x' }], forbidden)).toEqual({ GREETING: 'x' });
      }),
    );
  });

  it('gives back a default of one kind of quotes, with hashes, blanks and line ends', () => {
    const unit = fc.constantFrom('a', ' ', '#', "'", '"', '\\n', '\\', '$', '=', '\n');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(exampleOf([{ ...VARIABLE, default: text }])).toEqual({ GREETING: text });
      }),
    );
  });
});
