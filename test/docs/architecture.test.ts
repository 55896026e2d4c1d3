import { describe, expect, it } from 'vitest';
import { contractValue } from './contract-value.ts';
import { readPage } from './pages.ts';

/** The page of the architecture has a word on every part that there is. */

/** Files beside the folders: what the package offers, and how it is built. */
const ALONE = ['generator/index.ts', 'generator/build.js'];

describe('the parts of the architecture', () => {
  const page = readPage('kb/architecture.md').text;
  const [prose = ''] = page.split('<!-- truth:begin layers -->');
  const told = [...prose.matchAll(/^\| `((?:generator|src)\/[\w.]+)` \| .{15,} \|$/gm)].map(
    ([, path]) => path as string,
  );

  it('are the layers of the contract', () => {
    const layers = Object.keys(contractValue('architecture.layers') as object);
    const isPart = (path: string) => /^(generator|src)\//.test(path) && !ALONE.includes(path);
    const folders = layers.filter(isPart);
    expect(told.toSorted()).toEqual(folders.toSorted());
  });
});
