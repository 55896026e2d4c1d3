import { appendedRecords, recordsPath, unrecorded } from '../sql/migration-records.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Where the contract promises that migrations are only added, the text of each is recorded beside
 * the folder, so that a later change of it can be seen.
 */
export const migrationUnrecorded: VerifyRule = {
  code: 'migration-unrecorded',
  scope: 'cheap',
  *check(view) {
    if (!view.policy.migrations.appendOnly) return;
    const added = unrecorded(view);
    if (added.length === 0) return;
    const path = recordsPath(view);
    const names = added.map(({ name }) => name);
    const { range, replacement } = appendedRecords(view.text(path), added);
    const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
    yield {
      at: { file: path, range },
      text: `${names.join(', ')} ${are} not recorded.`,
      hint: `Run truth verify --fix, which records ${them}, and commit ${path} together with ${them}.`,
      fix: { title: `Record ${names.join(', ')}`, replacement, style: 'code' },
    };
  },
};
