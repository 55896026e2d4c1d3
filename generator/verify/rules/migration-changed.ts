import { migrationDigest, readRecords, recordsPath } from '../sql/migration-records.ts';
import { firstLine, migrationsOf } from '../sql/migrations.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Where the contract promises that migrations are only added, one that is recorded keeps its text
 * and its name. Somebody who changes the record as well is seen by who reads the change.
 */
export const migrationChanged: VerifyRule = {
  code: 'migration-changed',
  scope: 'cheap',
  *check(view) {
    if (!view.policy.migrations.appendOnly) return;
    const path = recordsPath(view);
    const migrations = new Map(migrationsOf(view).map((each) => [each.name, each]));
    for (const { name, digest, range } of readRecords(view.text(path))) {
      const migration = migrations.get(name);
      if (migration === undefined) {
        yield {
          at: { file: path, range },
          text: `${name} has landed and is no longer in ${view.policy.folders.migrations}.`,
          hint: 'Restore it under this name: databases on which it ran remember it.',
        };
      } else if (migrationDigest(migration) !== digest) {
        yield {
          at: { file: migration.path, range: firstLine(migration.text) },
          text: `${name} is not the text that has landed.`,
          hint:
            'Put the text back, and write the change as a new migration: where this one ran it does ' +
            'not run again. If it never left this machine, remove its record and run truth verify --fix.',
          related: [{ at: { file: path, range }, text: 'digest of the text that landed' }],
        };
      }
    }
  },
};
