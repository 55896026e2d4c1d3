import { describe, expect, it } from 'vitest';
import { dayOf, isDay, monthsLater } from '../../generator/quarantine/calendar-day.ts';
import { quarantinePath } from '../../generator/quarantine/quarantine-path.ts';

const free = () => false;

describe('the name of a file in quarantine', () => {
  it.each([
    ['src/old.ts', 'quarantine/20260131-src-old.ts'],
    ['src/pages/[id].tsx', 'quarantine/20260131-src-pages-id.tsx'],
    ['старый/счёт.ts', 'quarantine/20260131-file.ts'],
    ['test/old.test.ts', 'quarantine/20260131-test-old-test.ts'],
    ['src/old.spec.js', 'quarantine/20260131-src-old-spec.js'],
    ['bin/run', 'quarantine/20260131-bin-run'],
    ['src/old.d.ts', 'quarantine/20260131-src-old.d.ts'],
  ])('%s becomes %s', (file, path) => {
    expect(quarantinePath('quarantine', file, '2026-01-31', free)).toBe(path);
  });

  it('gets a number when it is taken', () => {
    const taken = new Set(['quarantine/20260131-src-a-b.ts', 'quarantine/20260131-src-a-b-2.ts']);
    const path = quarantinePath('quarantine', 'src/a/b.ts', '2026-01-31', (it) => taken.has(it));
    expect(path).toBe('quarantine/20260131-src-a-b-3.ts');
  });

  it('fits the contract whatever the file is called', () => {
    const pattern = /^\.?[A-Za-z0-9_-][A-Za-z0-9._-]*(\/\.?[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
    for (const file of ['a b/ü.ts', '$x/(y).js', '@scope/pkg+1.ts', '.hidden/x', 'ж']) {
      expect(quarantinePath('quarantine', file, '2026-01-31', free)).toMatch(pattern);
    }
  });
});

describe('six months later', () => {
  it.each([
    ['2026-01-15', '2026-07-15'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-12-31', '2027-06-30'],
  ])('than %s is %s', (day, later) => {
    expect(monthsLater(day, 6)).toBe(later);
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['tomorrow', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('is the one in UTC', () => {
    expect(dayOf(new Date('2026-01-01T00:30:00+02:00'))).toBe('2025-12-31');
  });
});
