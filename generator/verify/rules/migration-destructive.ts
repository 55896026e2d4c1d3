import { destructiveDeeds } from '../sql/destructive-sql.ts';
import { sqlMigrations, temporaryTables } from '../sql/migrations.ts';
import type { VerifyRule } from '../verify-rule.ts';

const REASON = /(^|\s|\*)reason\b[^:\n]*:\s*\S/im;

/**
 * Migrations take no data away, unless a comment directly above says why. Does not see a narrower
 * type of a column, a bare UPDATE, SQL that a function or code builds, and migrations in code.
 */
export const migrationDestructive: VerifyRule = {
  code: 'migration-destructive',
  scope: 'cheap',
  *check(view) {
    for (const { path, text, statements } of sqlMigrations(view)) {
      if (!/\b(drop|truncate|delete)\b/i.test(text)) continue;
      const temporary = temporaryTables(statements);
      for (const statement of statements) {
        for (const { deed, names, comment, range } of destructiveDeeds(statement)) {
          const isOfSession = names.length > 0 && names.every((name) => temporary.has(name));
          if (isOfSession || REASON.test(comment)) continue;
          yield {
            at: { file: path, range },
            text: `${deed} takes data away, and no reason stands above it.`,
            hint:
              'Leave the data where it is, since an older version of the code may still need it; ' +
              'or write the line "-- reason: …" directly above.',
          };
        }
      }
    }
  },
};
