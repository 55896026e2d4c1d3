import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import {
  dataLiteral,
  docComment,
  propertyKey,
  stringLiteral,
  stringUnion,
} from '../../generator/emit/printer.ts';

/**
 * Whatever a contract says comes back from the generated code as it was said, and nothing else with
 * it.
 */

const HOSTILE = [
  ...["'", '"', '`', '\\', '${', '}', '*/', '/*', '//', '</script>', '\0', '\t', '\b', '\x7f'],
  ...['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\u00a0', '\ufeff', '\u200b', '\u202e'],
  ...['\ud800', '\udfff', '😀', '__proto__', 'constructor', 'default', '1', ' ', '@contract x'],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), { maxLength: 6 })
  .map((parts) => parts.join(''));

/** The statements of a source, after the trip through a file. Throws at a syntax error. */
function parse(source: string): ts.SourceFile {
  const read = Buffer.from(source, 'utf8').toString('utf8');
  expect(read).toBe(source);
  const file = ts.createSourceFile('x.ts', read, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  expect(parseDiagnostics.map((fault) => fault.messageText)).toEqual([]);
  return file;
}

/** Value of an expression, which is TypeScript that is JavaScript too. */
function evaluate(expression: string): unknown {
  parse(`export const value = ${expression};\n`);
  return new Function(`return (${expression})`)();
}

/** Errors of the compiler over one file that imports nothing. */
function typeFaults(source: string): string[] {
  const options: ts.CompilerOptions = { noLib: true, strict: true, types: [] };
  const host = ts.createCompilerHost(options);
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.ESNext, true);
  host.getSourceFile = (name) => (name === 'x.ts' ? file : undefined);
  const program = ts.createProgram(['x.ts'], options, host);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    (fault) => ts.flattenDiagnosticMessageText(fault.messageText, ' '),
  );
}

describe('a string literal', () => {
  it('is the text', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(evaluate(stringLiteral(said))).toBe(said);
      }),
    );
  });

  it('is one line that a person can read to the end', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(stringLiteral(said)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('a property name', () => {
  it('is the text, in a value and in a type', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(Object.keys(evaluate(`{ ${propertyKey(said)}: 1 }`) as object)).toEqual([said]);
        const [type] = parse(`export interface T { readonly ${propertyKey(said)}: 1 }`).statements;
        const name = (type as ts.InterfaceDeclaration).members[0]?.name as ts.PropertyName;
        const literal = ts.isComputedPropertyName(name) ? name.expression : name;
        expect((literal as ts.StringLiteral | ts.Identifier).text).toBe(said);
      }),
    );
  });
});

describe('a doc comment', () => {
  it('holds everything, and what follows stays code', () => {
    const lines = fc.array(text, { maxLength: 4 });
    const path = fc.option(fc.constant('env.variables.PORT'));
    fc.assert(
      fc.property(lines, fc.constantFrom('', '  ', '    '), path, (said, indent, contractPath) => {
        const comment = docComment(said, indent, contractPath);
        const source = `${comment}${indent}export const after = 1;\n`;
        const { statements } = parse(source);
        expect(statements.map((each) => each.getText())).toEqual(['export const after = 1;']);
        const ranges = ts.getLeadingCommentRanges(source, 0) ?? [];
        expect(ranges.map(({ end }) => end)).toEqual([comment.length - 1]);
        for (const word of said.flatMap((line) => line.match(/[a-z0-9]+/gi) ?? [])) {
          expect(comment).toContain(word);
        }
      }),
    );
  });
});

describe('data', () => {
  // Zero has one sign in a contract.
  const number = fc.double({ noNaN: true }).map((said) => said + 0);
  const { data } = fc.letrec((tie) => ({
    data: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.bigInt(), number),
      fc.array(tie('data'), { maxLength: 4 }),
      fc.dictionary(text, tie('data'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));

  it('is the same when the code runs', () => {
    fc.assert(
      fc.property(data, (said) => {
        expect(evaluate(dataLiteral(said))).toEqual(said);
      }),
    );
  });

  it('leaves out what is undefined', () => {
    expect(evaluate(dataLiteral({ a: undefined, b: [1], c: {} }))).toEqual({ b: [1], c: {} });
  });

  it('compiles under the type that the same contract makes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), text, (values, said) => {
        const [name, union] = [propertyKey(values[0] as string), stringUnion(values)];
        const source = [
          docComment([said]),
          `export interface T {\n${docComment([said], '  ')}`,
          `  readonly ${name}: ${union};\n}\n`,
          `export const values = ${dataLiteral(values)} as const satisfies readonly (${union})[];\n`,
          `export const t: T = { ${name}: values[0] };\n`,
        ].join('');
        expect(typeFaults(source)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('that does not fit is seen by that compiler', () => {
    const type = `{ readonly a: ${stringUnion(['x', 'y'])} }`;
    expect(typeFaults(`export const t: ${type} = ${dataLiteral({ a: 'z' })};\n`)).toEqual([
      expect.stringContaining(`'"z"' is not assignable to type '"x" | "y"'`),
    ]);
  });
});
