import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../generator/quarantine/why-it-stays.ts';
import { quarantineExpired } from '../../generator/verify/rules/quarantine-expired.ts';
import { decide, FILE, refusal } from './decide.ts';
import { TODAY, viewOf } from './view-of.ts';

/** What a file is, and why it stays. */
const KINDS: readonly (readonly [string, Partial<FileFacts>, string])[] = [
  ['../else.ts', {}, '../else.ts lies outside of the project. Only its own files can be recorded.'],
  ['src/gone.ts', { kind: 'missing' }, 'There is no file src/gone.ts.'],
  [
    'src/db',
    { kind: 'folder' },
    'src/db is a folder. Name the files in it; several can go together.',
  ],
  [
    'src/link.ts',
    { kind: 'link' },
    'src/link.ts is a link, or lies behind one. Name the file itself, where it is.',
  ],
  ['tmp/x.ts', { kind: 'ignored' }, 'tmp/x.ts is ignored by git. Nobody keeps it, so delete it.'],
  [
    'generated/env.ts',
    { isGenerated: true },
    'generated/env.ts is generated. Change the contract, and truth gen removes what nothing makes.',
  ],
  [
    'src/main.ts',
    {},
    'src/main.ts is the entrypoint. Name another one under entrypoint.file first.',
  ],
  [
    'contract/locales/de.ftl',
    {},
    'contract/locales/de.ftl belongs to the contract. Remove its entry there and delete the file.',
  ],
  [
    'vitest.config.ts',
    {},
    'vitest.config.ts is found by its name, so nothing needs to mention it. Delete it if it is not used.',
  ],
  [
    '.github/workflows/ci.yml',
    {},
    '.github/workflows/ci.yml is found by its name, so nothing needs to mention it. Delete it if it is not used.',
  ],
  [
    'src/globals.d.ts',
    {},
    'src/globals.d.ts is found by its name, so nothing needs to mention it. Delete it if it is not used.',
  ],
  [
    'src/db/migrations/0001_a.sql',
    {},
    'src/db/migrations/0001_a.sql is used because it lies in src/db/migrations. A migration that landed stays.',
  ],
];

describe('what a file is', () => {
  it.each(KINDS)('%s is refused', (path, facts, said) => {
    const wish = { factsOf: () => ({ ...FILE, ...facts }) };
    expect(refusal(viewOf({ [path]: '' }), [path], wish)).toEqual([said]);
  });

  it('is told of all files, together with what is wrong in the wish', () => {
    const said = refusal(viewOf({}), ['src/main.ts', '../a.ts'], { reason: ' ', expires: TODAY });
    expect(said).toEqual([
      'src/main.ts is the entrypoint. Name another one under entrypoint.file first.',
      '../a.ts lies outside of the project. Only its own files can be recorded.',
      `--expires ${TODAY} is not after today, ${TODAY}. Delete the file instead.`,
      'Say why with --reason TEXT; it is kept beside the file.',
    ]);
  });

  it('a recorded one is not recorded twice', () => {
    const file = 'quarantine/20260101-a.ts';
    const item = { file, quarantined: '2026-01-01', expires: '2026-12-01', reason: 'x' };
    const view = viewOf({ [file]: '' }, { quarantine: { items: [item] } });
    expect(refusal(view, [file])).toEqual([`${file} is in quarantine already, and recorded.`]);
  });
});

describe('a plan', () => {
  const files = {
    'src/old.ts': "import './old-part.ts'; import './shared.ts';",
    'src/old-part.ts': "import './old.ts'; import './deep.ts';",
    'src/deep.ts': '',
    'src/shared.ts': '',
    'src/main.ts': "import './shared.ts';",
    'kb/history.md': 'It was in src/old.ts.',
  };

  it('moves files together that need each other, and names what only they need', () => {
    const decision = decide(viewOf(files), ['src/old.ts', 'src/old-part.ts']);
    expect(decision).toMatchObject({
      ok: true,
      plan: {
        moves: [
          { from: 'src/old.ts', to: 'quarantine/20260831-src-old.ts' },
          { from: 'src/old-part.ts', to: 'quarantine/20260831-src-old-part.ts' },
        ],
        next: ['src/deep.ts'],
        pages: ['kb/history.md'],
      },
    });
  });

  it('records since when, until when and why', () => {
    const decision = decide(viewOf(files), ['src/old.ts', 'src/old-part.ts'], {
      reason: ' Replaced: see #12 ',
    });
    expect(decision.ok && decision.plan.contract).toBe(`legacy:
  directory: quarantine
  items:
    - file: quarantine/20260831-src-old.ts
      quarantined: 2026-08-31
      expires: 2027-02-28
      reason: "Replaced: see #12"
    - file: quarantine/20260831-src-old-part.ts
      quarantined: 2026-08-31
      expires: 2027-02-28
      reason: "Replaced: see #12"
`);
  });

  it('gives two files of one name two places', () => {
    const view = viewOf({ 'src/a-b.ts': '', 'src/a/b.ts': '' });
    const decision = decide(view, ['src/a-b.ts', 'src/a/b.ts']);
    expect(decision.ok && decision.plan.moves.map(({ to }) => to)).toEqual([
      'quarantine/20260831-src-a-b.ts',
      'quarantine/20260831-src-a-b-2.ts',
    ]);
  });

  it('does not overwrite what is there', () => {
    const exists = (path: string) => path === 'quarantine/20260831-src-deep.ts';
    const decision = decide(viewOf({ 'src/deep.ts': '' }), ['src/deep.ts'], { exists });
    expect(decision.ok && decision.plan.moves[0]?.to).toBe('quarantine/20260831-src-deep-2.ts');
  });

  it('is refused before anything is moved when the contract cannot be added to', () => {
    const view = viewOf({
      'src/deep.ts': '',
      'contract/truth.yaml': 'x: &l []\nlegacy: { items: *l }',
    });
    expect(refusal(view, ['src/deep.ts'])).toEqual([
      'The list legacy.items in contract/truth.yaml cannot be added to as it is written. ' +
        'Write it as a list of its own: one "- file: …" a line.',
    ]);
  });
});

describe('after a run that was interrupted', () => {
  const moved = 'quarantine/20260830-src-old.ts';

  it('the old name leads to what to type', () => {
    const factsOf = (): FileFacts => ({ kind: 'missing', isGenerated: false });
    expect(refusal(viewOf({ [moved]: '' }), ['src/old.ts'], { factsOf })).toEqual([
      `src/old.ts was moved to ${moved}, and the run ended before it was recorded. ` +
        `Record it: truth quarantine ${moved} --reason "…"`,
    ]);
  });

  it('a file that lies there is recorded where it is', () => {
    const decision = decide(viewOf({ [moved]: '' }), [moved]);
    expect(decision).toMatchObject({ ok: true, plan: { moves: [], entries: [{ file: moved }] } });
  });
});

describe('the time of a file', () => {
  const item = {
    file: 'quarantine/20260101-a.ts',
    quarantined: '2026-01-01',
    expires: '2026-07-01',
    reason: 'x',
  };
  const saidOn = (today: string) => [
    ...quarantineExpired.check(viewOf({}, { quarantine: { items: [item] } }, today)),
  ];

  it.each([
    ['2026-06-30', 0],
    ['2026-07-01', 0],
    ['2026-07-02', 1],
  ])('on %s it is over %i times', (today, times) => {
    expect(saidOn(today)).toHaveLength(times);
  });
});
