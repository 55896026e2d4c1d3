import { valueAt } from '../../diagnostics/address.ts';
import { allCodes, isDiagnosticCode } from '../../diagnostics/codes.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** An invariant that a diagnostic enforces names a code that exists. */
export const unknownDiagnostic: Rule = {
  code: 'unknown-diagnostic',
  reads: ['invariants'],
  *check(contract) {
    const { invariants = [] } = sectionsOf(contract);
    for (const [index, { id, enforced_by }] of invariants.entries()) {
      for (const [at, { diagnostic }] of enforced_by.entries()) {
        if (diagnostic === undefined || isDiagnosticCode(diagnostic)) continue;
        const path = ['invariants', index, 'enforced_by', at, 'diagnostic'];
        const { allowed: _tooMany, ...found } = unknownName({
          at: valueAt(contract.truthPath, path),
          name: diagnostic,
          names: allCodes,
          text: `Invariant ${id} relies on the diagnostic ${diagnostic}, which does not exist.`,
          hint: 'kb/diagnostics.md lists every code.',
        });
        yield found;
      }
    }
  },
};
