import { expect, it } from 'vitest';
import { CodeFile } from '../../generator/verify/code/code-file.ts';
import { exportedNames } from '../../generator/verify/code/exported-names.ts';

it.each([
  ['export const a = 1, b = 2;', ['a', 'b']],
  [
    'export function f(x: 1): 1;\nexport function f(x: 2): 2;\nexport function f(x: 1 | 2) { return x; }',
    ['f'],
  ],
  ['export interface I {}\nexport type T = I;\nexport enum E {}', ['type I', 'type T', 'E']],
  [
    "export { a, type B } from './x.ts';\nexport type { C } from './x.ts';",
    ['a', 'type B', 'type C'],
  ],
  ["export * as x from './x.ts';", ['x']],
  // A star leaves the default out.
  ['export default class D {}\nconst e = 1;\nexport { e as default, e };', ['e']],
  ['const own = 1;', []],
  // What cannot be told is not guessed.
  ["export * from './x.ts';", null],
  ['export const { a, b } = both;', null],
])('%s', (text, names) => {
  const found = exportedNames(new CodeFile('src/a.ts', text));
  expect(found?.map(({ name, isType }) => (isType ? `type ${name}` : name)) ?? null).toEqual(names);
});
