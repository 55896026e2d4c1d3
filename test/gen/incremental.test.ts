import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy } from './project-copy.ts';

/**
 * A generation does only what an edit needs. `--check` always makes everything anew, so it is the
 * judge of whether that was enough.
 */

let copy: ProjectCopy;
beforeAll(async () => {
  copy = new ProjectCopy();
  await copy.truth('gen');
});

function edit(path: string, from: string | RegExp, to: string): void {
  const text = copy.read(path);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(copy.path(path), changed);
}

const KLING = 'contract/models/kling/kling-3.0__video.yaml';
const edits: [string, () => void][] = [
  ['a bound of a parameter', () => edit(KLING, 'maxLength: 2500', 'maxLength: 2400')],
  ['a title', () => edit(KLING, /title: \{ en: ("?)Kling 3.0/, 'title: { en: $1Kling Three')],
  ['a price', () => edit(KLING, /credits: \d+/, 'credits: 99')],
  ['the status of a model', () => edit(KLING, 'status: current', 'status: legacy')],
  ['a shared label', () => edit('contract/labels.yaml', 'en: Aspect ratio', 'en: Shape')],
  ['a message', () => edit('contract/locales/ru.ftl', /^(welcome =.*)$/m, '$1!')],
  [
    'the rate of exchange',
    () => edit('contract/truth.yaml', 'rub_per_usd: "78.59"', 'rub_per_usd: "80.01"'),
  ],
  [
    'a default of the environment',
    () => edit('contract/truth.yaml', 'default: 10000', 'default: 10001'),
  ],
  ['a comment', () => edit(KLING, 'status:', '# a comment\nstatus:')],
  ['a generated file, by hand', () => edit('generated/env.ts', 'export', '// edited\nexport')],
  ['a generated table, by hand', () => edit('kb/deployment.md', '| `PORT` |', '| `PORTS` |')],
  ['a generated file, by deleting it', () => rmSync(copy.path('generated/modes.ts'))],
  ['the manifest, by deleting it', () => rmSync(copy.path('generated/manifest.json'))],
  ['a file that nobody makes', () => writeFileSync(copy.path('generated/extra.ts'), '')],
  ['the memory, by damaging it', () => writeFileSync(copy.path('.cache/truth/stamp.json'), '{')],
];

describe('after an edit of', () => {
  it.each(edits)('%s, one generation is enough', async (_, change) => {
    change();
    const check = await copy.truth('gen', '--check');
    const written = await copy.truth('gen');
    expect([written.code, written.err]).toEqual([0, expect.not.stringContaining('error')]);
    expect((await copy.truth('gen', '--check')).err).toMatch(/^\d+ generated files are fresh\.\n$/);
    const wasStale = check.code === 4;
    expect(written.err.includes('are as they should be')).toBe(!wasStale);
  });
});

describe('a mistake that another file makes of this one is seen at once:', () => {
  const Z_IMAGE = 'contract/models/z-image/z-image.yaml';
  const mistakes: [string, string, (text: string) => string | null, string][] = [
    [
      'a shared label is renamed',
      'contract/labels.yaml',
      (text) => text.replace(/^ {2}aspect_ratio:/m, '  aspect_rato:'),
      'label-missing',
    ],
    ['a model of the free tier is gone', Z_IMAGE, () => null, 'unknown-model'],
    [
      'a model of the free tier is not sold any more',
      Z_IMAGE,
      (text) => text.replace('status: current', 'status: legacy'),
      'free-model-not-sold',
    ],
    [
      'a variable that others name is renamed',
      'contract/truth.yaml',
      (text) => text.replace(/^ {4}ADMIN_IDS:/m, '    ADMIN_IDZ:'),
      'unknown-variable',
    ],
    [
      'a rule names a parameter that its model lost',
      KLING,
      (text) => text.replace('    multi_prompt:', '    multi_promt:'),
      'unknown-parameter',
    ],
  ];

  it.each(mistakes)('%s', async (_, path, spoil, code) => {
    await copy.truth('gen');
    const text = copy.read(path);
    const spoilt = spoil(text);
    if (spoilt === text) throw new Error(`${path} was not spoilt`);
    if (spoilt === null) rmSync(copy.path(path));
    else writeFileSync(copy.path(path), spoilt);
    const broken = await copy.truth('gen');
    writeFileSync(copy.path(path), text);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining(`error[${code}]`)]);
    expect((await copy.truth('gen')).code).toBe(0);
  });

  it('a folder that the contract names is gone', async () => {
    await copy.truth('gen');
    renameSync(copy.path('src'), copy.path('src-before'));
    const broken = await copy.truth('gen');
    renameSync(copy.path('src-before'), copy.path('src'));
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('error[file-missing]')]);
  });
});
