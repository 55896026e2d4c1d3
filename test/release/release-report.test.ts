import { describe, expect, it } from 'vitest';
import type { ReleaseItem, ReleaseSection } from '../../generator/model/model.ts';
import { closingLines } from '../../generator/release/format-report.ts';
import { itemsOf, type ListedItem, reportOf } from '../../generator/release/release-report.ts';
import { selectItems } from '../../generator/release/select-items.ts';
import { nextTagName } from '../../generator/release/tag-name.ts';
import { COMMIT, evidenceOf, recordOf } from './evidence-of.ts';

const tests: ReleaseItem = {
  id: 'tests',
  title: 'Tests pass',
  evidence: { kind: 'command', command: 'npm test' },
};
const deployed: ReleaseItem = {
  id: 'deployed',
  title: 'It is live',
  evidence: { kind: 'health', field: 'commit' },
};
const fiveInARow: ReleaseItem = {
  id: 'in-a-row',
  title: 'Often',
  evidence: { kind: 'tags', count: 5 },
};
const release: ReleaseSection = {
  tag: 'stable-{date}-{n}',
  rollback: true,
  checklist: [tests, deployed],
  definitionOfDone: [fiveInARow],
};
const passed = { 'npm test': { exitCode: 0, tail: '' } };
const failed = { 'npm test': { exitCode: 1, tail: '' } };
const live = { answered: true as const, fields: { commit: COMMIT } };
const other = { answered: true as const, fields: { commit: 'fedcba9' } };

function report(
  given: Parameters<typeof evidenceOf>[0],
  items: readonly ListedItem[] = itemsOf(release),
  section: ReleaseSection = release,
) {
  const expected = { contract: '', version: '' };
  return reportOf({ release: section, items, evidence: evidenceOf(given), expected });
}

describe('the tag', () => {
  it.each([
    ['all of the checklist is met', { commands: passed, health: live }, 'met'],
    [
      'something is not committed',
      { commands: passed, health: live, checkout: { changed: ['a'] } },
      null,
    ],
    ['a command fails here', { commands: failed, health: live }, null],
    ['evidence is missing', { commands: passed }, null],
    ['the live service falls short', { commands: passed, health: other }, 'not met'],
    ['everything fails', { commands: failed, health: other }, 'not met'],
  ])('when %s', (_when, given, tag) => {
    expect(report(given).tag).toBe(tag);
  });

  it('of a good release needs the whole checklist to be looked at', () => {
    const some = itemsOf(release).filter(({ id }) => id === 'tests');
    expect(report({ commands: passed }, some).tag).toBeNull();
  });

  it('needs a checklist', () => {
    const section = { ...release, checklist: [] };
    expect(report({}, itemsOf(section), section).tag).toBeNull();
  });

  it('of a release does not wait for the definition of done, which counts such tags', () => {
    const said = closingLines(report({ commands: passed, health: live }), 'stable-1', false);
    expect(said).toEqual([
      '3 of 4 met, 0 not met, 1 without evidence.',
      'The tag of this release is stable-1. Write it with --record.',
      'The release is good; the definition of done is not met.',
    ]);
  });
});

describe('the way back', () => {
  const records = [
    recordOf('stable-4', COMMIT),
    recordOf('not-stable-3', 'c3', 'not met'),
    recordOf('stable-2', 'c2222222222'),
    recordOf('stable-1', 'c1'),
  ];

  it('is the last good release of another commit, when the live service falls short', () => {
    const found = report({ health: other, checkout: { records } });
    expect(found.goBackTo?.name).toBe('stable-2');
    expect(closingLines(found, null, false)).toContain('Go back: deploy stable-2 (c222222).');
  });

  it('is not shown when only something here fails, nor when the contract has none', () => {
    expect(report({ commands: failed, health: live, checkout: { records } }).goBackTo).toBeNull();
    const stay = { ...release, rollback: false };
    expect(
      report({ health: other, checkout: { records } }, itemsOf(stay), stay).goBackTo,
    ).toBeNull();
  });
});

describe('the next name', () => {
  it.each([
    ['stable-{date}-{n}', [], 'stable-2026-11-29-1'],
    ['stable-{date}-{n}', ['stable-2026-11-29-1', 'stable-2026-11-29-9'], 'stable-2026-11-29-10'],
    [
      'stable-{date}-{n}',
      ['stable-2026-11-28-7', 'not-stable-2026-11-29-3'],
      'stable-2026-11-29-1',
    ],
    ['v1.{n}', ['v1.3', 'v1x9', 'v1.4-rc'], 'v1.4'],
    ['of-{date}', [], 'of-2026-11-29'],
    ['of-{date}', ['of-2026-11-29'], null],
  ])('of %s beside %j is %s', (pattern, taken, name) => {
    expect(nextTagName(pattern, '2026-11-29', taken)).toBe(name);
  });
});

describe('--only', () => {
  const ids = (only?: string) => {
    const items = selectItems(itemsOf(release), only);
    return typeof items === 'string' ? items : items.map(({ id }) => id);
  };

  it('takes ids and lists', () => {
    expect(ids()).toEqual(['tests', 'deployed', 'in-a-row']);
    expect(ids('checklist')).toEqual(['tests', 'deployed']);
    expect(ids('in-a-row, tests')).toEqual(['tests', 'in-a-row']);
  });

  it('says which names there are', () => {
    expect(ids('deploied')).toMatch(
      /no item deploied\. Did you mean deployed\? There are checklist/,
    );
  });
});
