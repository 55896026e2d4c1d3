import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../generator/diagnostics/apply-fixes.ts';
import { ProjectView } from '../../generator/verify/project/project-view.ts';
import { migrationChanged } from '../../generator/verify/rules/migration-changed.ts';
import { migrationUnrecorded } from '../../generator/verify/rules/migration-unrecorded.ts';
import { samplePolicy } from '../../generator/verify/samples/sample-policy.ts';
import { verifyProject } from '../../generator/verify/verify-project.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** The record of landed migrations, as `truth verify --fix` keeps it. */

const LOCK = 'src/db/migrations.lock.json';
const ORDERS = { 'src/db/migrations/0001_orders.sql': 'CREATE TABLE orders (id int);\n' };
const PRICES = { 'src/db/migrations/0002_prices.sql': 'CREATE TABLE prices (id int);\n' };

function look(files: Readonly<Record<string, string>>) {
  const view = new ProjectView({
    policy: samplePolicy('{ "migrations": { "appendOnly": true } }'),
    files: { paths: Object.keys(files).sort(), read: (path) => files[path] ?? '' },
    today: '2026-06-15',
  });
  const rules = [migrationChanged, migrationUnrecorded];
  return verifyProject({ view, rules, locatorFor: locator, earlierBaseline: null }).diagnostics;
}

function fixed(files: Readonly<Record<string, string>>): string {
  const [changed] = applyFixes(look(files), [{ path: LOCK, text: files[LOCK] ?? '' }]);
  return changed?.text ?? '';
}

const codesOf = (files: Readonly<Record<string, string>>) => look(files).map(({ code }) => code);

describe('--fix', () => {
  it('makes the record of a project that has none', () => {
    const text = fixed({ ...ORDERS, ...PRICES });
    expect(Object.keys(JSON.parse(text))).toEqual(['0001_orders.sql', '0002_prices.sql']);
    expect(codesOf({ ...ORDERS, ...PRICES, [LOCK]: text })).toEqual([]);
  });

  it('appends, and leaves every record before as it is', () => {
    const before = fixed(ORDERS);
    const after = fixed({ ...ORDERS, ...PRICES, [LOCK]: before });
    expect(after.startsWith(before.slice(0, before.lastIndexOf('"') + 1))).toBe(true);
    expect(codesOf({ ...ORDERS, ...PRICES, [LOCK]: after })).toEqual([]);
  });

  it('does not take over the changed text of a landed migration', () => {
    const [path = ''] = Object.keys(ORDERS);
    const changed = { [path]: 'CREATE TABLE orders (id bigint);\n', [LOCK]: fixed(ORDERS) };
    expect(codesOf(changed)).toEqual(['migration-changed']);
    expect(fixed(changed)).toBe('');
  });
});

describe('the digest of a text', () => {
  it('does not depend on line endings', () => {
    const windows = Object.fromEntries(
      Object.entries(ORDERS).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    expect(codesOf({ ...windows, [LOCK]: fixed(ORDERS) })).toEqual([]);
  });
});
