import { beforeAll, describe, expect, it } from 'vitest';
import { reportDuplicates } from '../../generator/quarantine/duplicate-report.ts';
import { twice } from './same-function.ts';
import { ScratchProject } from './scratch-project.ts';
import { viewOf } from './view-of.ts';

let project: ScratchProject;
beforeAll(async () => {
  project = new ScratchProject();
  await project.prepare();
  project.write('src/basket.ts', twice('basketTotal', 'items'));
  project.write('src/cart.ts', twice('cartSum', 'lines'));
  project.write('src/main.ts', "import { basketTotal } from './basket.ts';\n\nbasketTotal([]);\n");
});

describe('truth duplicates', () => {
  it('shows what is the same, what nothing reaches, and the line to type', async () => {
    const { code, out, err } = await project.truth('duplicates');
    expect(code).toBe(0);
    expect(out.replace(/\d+ nodes/, 'N nodes')).toBe(`2 times the same, N nodes each
  src/basket.ts:2-11  basketTotal
  src/cart.ts:2-11  cartSum  nothing reaches this file
  → truth quarantine src/cart.ts --reason "copy of src/basket.ts:2"
`);
    expect(err).toMatch(/^1 group with 2 functions, in \d+ files\.\n$/);
  });

  it('tells a program the same', async () => {
    const { out } = await project.truth('duplicates', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      groups: [
        {
          nodes: expect.any(Number),
          places: [
            {
              file: 'src/basket.ts',
              name: 'basketTotal',
              firstLine: 2,
              lastLine: 11,
              isReached: true,
            },
            { file: 'src/cart.ts', name: 'cartSum', firstLine: 2, lastLine: 11, isReached: false },
          ],
          lines: ['truth quarantine src/cart.ts --reason "copy of src/basket.ts:2"'],
        },
      ],
    });
  });

  it('looks at larger ones only, when asked', async () => {
    const { code, out, err } = await project.truth('duplicates', '--min', '500');
    expect([code, out, err]).toEqual([0, '', expect.stringContaining('No two functions')]);
  });

  it.each([
    ['--min', 'many', /--min many is no size/],
    ['--min', '0', /--min 0 is no size/],
    ['--format', 'sarif', /Choose one of pretty, json/],
  ])('%s %s is wrong usage', async (option, value, said) => {
    const { code, err } = await project.truth('duplicates', option, value);
    expect([code, err]).toEqual([2, expect.stringMatching(said)]);
  });

  it('names a line that can be typed', async () => {
    const { out } = await project.truth('duplicates');
    const [, file = '', reason = ''] = /truth quarantine (\S+) --reason "(.+)"/.exec(out) ?? [];
    expect(await project.truth('quarantine', file, '--reason', reason)).toMatchObject({ code: 0 });
    expect(await project.truth('duplicates')).toMatchObject({ code: 0, out: '' });
  });
});

describe('a file of tests', () => {
  it('is needed, though nothing imports it', () => {
    const files = {
      'src/cart.ts': twice('cart', 'lines'),
      'test/cart.test.ts': twice('sum', 'all'),
    };
    const view = viewOf(files, { layers: [{ path: 'test', imports: ['src'], pure: false }] });
    const [group] = reportDuplicates(view, 40, () => ({ kind: 'file', isGenerated: false }));
    expect(group?.places.map(({ file, isReached }) => [file, isReached])).toEqual([
      ['src/cart.ts', false],
      ['test/cart.test.ts', true],
    ]);
  });
});
