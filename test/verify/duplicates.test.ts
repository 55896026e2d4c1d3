import { describe, expect, it } from 'vitest';
import { CodeFile } from '../../generator/verify/code/code-file.ts';
import { findDuplicates } from '../../generator/verify/code/duplicates.ts';
import { normalForm, outline } from '../../generator/verify/code/normal-form.ts';
import { ts } from '../../generator/verify/code/typescript.ts';

/** What counts as the same function, and how copies are put into groups. */

const ANY_SIZE = 1;

function functionIn(text: string): ts.FunctionLikeDeclaration {
  const file = new CodeFile('a.ts', text);
  const [first] = [
    ...file.nodes<ts.FunctionDeclaration>(ts.SyntaxKind.FunctionDeclaration),
    ...file.nodes<ts.ArrowFunction>(ts.SyntaxKind.ArrowFunction),
    ...file.nodes<ts.MethodDeclaration>(ts.SyntaxKind.MethodDeclaration),
  ];
  if (first === undefined) throw new Error(`There is no function in ${text}`);
  return first;
}

function formOf(text: string): string {
  return normalForm(functionIn(text)).key;
}

const ORIGINAL = 'function f(a: number) { return a + total(1); }';

describe('the same function', () => {
  it.each([
    ['other names', 'function g(b: number) { return b + sum(1); }'],
    ['other types', 'export function f<T>(a: T): number { return (a as number) + total(1)!; }'],
    ['other literals', 'function f(a: number) { return a + total("x"); }'],
    ['a method', 'class Sums { private f(a: number) { return a + total(1); } }'],
    ['an arrow with braces', 'const f = (a) => { return a + total(1); };'],
    ['an arrow without braces', 'const f = (a) => a + total(1);'],
    ['other comments and brackets', 'function f(a) { /* sum */ return (a + total(1)); }'],
  ])('%s', (_, text) => {
    expect(formOf(text)).toBe(formOf(ORIGINAL));
    expect(outline(functionIn(text))).toBe(outline(functionIn(ORIGINAL)));
  });
});

describe('another function', () => {
  it.each([
    ['another operator', 'function f(a: number) { return a - total(1); }'],
    ['the same name twice', 'function f(a: number) { return a + a(1); }'],
    ['one argument more', 'function f(a: number) { return a + total(1, 2); }'],
    ['one parameter more', 'function f(a: number, b: number) { return a + total(1); }'],
    ['async', 'async function f(a: number) { return a + total(1); }'],
    ['a generator', 'function* f(a: number) { return a + total(1); }'],
  ])('%s', (_, text) => {
    expect(formOf(text)).not.toBe(formOf(ORIGINAL));
  });

  it('counts up where the other counts down', () => {
    expect(formOf('function f(a) { a++; }')).not.toBe(formOf('function f(a) { a--; }'));
  });
});

/** A function with a loop, over the names that it is given. */
function loop(name: string, list: string): string {
  return `function ${name}(${list}) {\n  for (const each of ${list}) if (each.open) close(each);\n}\n`;
}

describe('groups', () => {
  it('hold all copies, across files and within one, with their lines', () => {
    const files = [
      new CodeFile('a.ts', loop('first', 'orders') + loop('second', 'offers')),
      new CodeFile('b.ts', loop('third', 'users')),
    ];
    const [group, ...others] = findDuplicates(files, ANY_SIZE);
    expect(others).toEqual([]);
    expect(group?.places.map(({ file, name, lines }) => [file.path, name, lines])).toEqual([
      ['a.ts', 'first', { first: 1, last: 3 }],
      ['a.ts', 'second', { first: 4, last: 6 }],
      ['b.ts', 'third', { first: 1, last: 3 }],
    ]);
  });

  it('come with the largest first, and leave out what is too small', () => {
    const small = (name: string) => `function ${name}(a) { if (a) stop(); }\n`;
    const files = [new CodeFile('a.ts', small('a') + small('b') + loop('c', 'x') + loop('d', 'y'))];
    const all = findDuplicates(files, ANY_SIZE);
    expect(all.map(({ places }) => places[0]?.name)).toEqual(['c', 'a']);
    expect(findDuplicates(files, all[0]?.nodes)).toHaveLength(1);
    expect(findDuplicates(files, (all[0]?.nodes ?? 0) + 1)).toEqual([]);
  });

  it('do not tell again of functions inside of copies', () => {
    const outer = (name: string) =>
      `const ${name} = (a) => { ${loop('inner', 'list')} inner(a); };\n`;
    const files = [new CodeFile('a.ts', outer('a') + outer('b'))];
    expect(findDuplicates(files, ANY_SIZE).map(({ places }) => places[0]?.name)).toEqual(['a']);
  });

  it('tell of an inner function that stands somewhere else, too', () => {
    const outer = (name: string) =>
      `const ${name} = (a) => { ${loop('inner', 'list')} inner(a); };\n`;
    const files = [new CodeFile('a.ts', outer('a') + outer('b') + loop('outside', 'list'))];
    expect(findDuplicates(files, ANY_SIZE)).toHaveLength(2);
  });

  it('have none for functions that only put data together', () => {
    const row = (name: string) => `const ${name} = (a) => ({ x: a.x, y: a.y, z: [a.z, a.u] });\n`;
    expect(findDuplicates([new CodeFile('a.ts', row('a') + row('b'))], ANY_SIZE)).toEqual([]);
  });
});
