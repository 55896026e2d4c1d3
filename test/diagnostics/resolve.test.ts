import { describe, expect, it, vi } from 'vitest';
import { valueAt } from '../../generator/diagnostics/address.ts';
import { resolve } from '../../generator/diagnostics/resolve.ts';
import { locator } from '../../generator/yaml/locate.ts';
import { about, atKey, atValue } from './diagnostic-samples.ts';

const text = 'first: 1\nsecond:\n  - x\n  - { deep: y }\n';

describe('diagnostics', () => {
  it('are sorted by file, then by place, then by code', () => {
    const sources = ['b.yaml', 'a.yaml'].map((path) => ({ path, text }));
    const at = (file: string, ...path: (string | number)[]) => valueAt(file, path);
    const said = resolve(
      [
        { code: 'wrong-type', at: at('b.yaml', 'first'), text: '1' },
        { code: 'wrong-type', at: at('a.yaml', 'second', 0), text: '2' },
        { code: 'wrong-type', at: at('a.yaml', 'first'), text: '3' },
        { code: 'not-allowed', at: at('a.yaml', 'first'), text: '4' },
      ],
      sources,
      locator,
    );
    expect(said.map((each) => each.text)).toEqual(['4', '3', '2', '1']);
  });

  it('are said once, however often they are found', () => {
    const other = atValue(['first'], { text: 'Something else is wrong.' });
    expect(about(text, atValue(['first']), atValue(['first']), other)).toHaveLength(2);
  });

  it('name their path as people write it', () => {
    const said = about(text, atValue(['second', 1, 'deep']), atKey([]));
    expect(said.map(({ place }) => place.path)).toEqual(['', 'second[1].deep']);
  });

  it('point at what is above when the path leads nowhere', () => {
    const [said] = about(text, atValue(['second', 1, 'missing', 'more']));
    expect(said?.place.start).toEqual({ line: 4, column: 5 });
    const [beyond] = about(text, atValue(['second', 9]));
    expect(beyond?.place.start).toEqual({ line: 2, column: 1 });
  });

  it('read a file for its positions once, and not at all when nothing is said of it', () => {
    const open = vi.fn(locator);
    resolve([atValue(['first']), atKey(['second'])], [{ path: 'a.yaml', text }], open);
    expect(open).toHaveBeenCalledTimes(1);
    resolve([], [{ path: 'a.yaml', text }], open);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('find a place also in a file that is not there', () => {
    const missing = {
      code: 'file-missing',
      at: valueAt('gone.yaml', ['a']),
      text: 'Gone.',
    } as const;
    const [said] = resolve([missing], [], locator);
    expect(said?.place.start).toEqual({ line: 1, column: 1 });
  });
});
