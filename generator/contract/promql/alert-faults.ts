import { valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import type { RuleFinding } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';
import { type ExpressionFault, judgeExpression } from './judge-expression.ts';

/** Faults of one kind in the expressions of all alerts, at the words that are meant. */
export function* alertFaults(
  contract: ContractData,
  code: ExpressionFault['code'],
): Generator<RuleFinding> {
  const { metrics = {}, alerts = {} } = sectionsOf(contract).observability ?? {};
  for (const [id, { expr }] of Object.entries(alerts)) {
    for (const fault of judgeExpression(expr, metrics)) {
      if (fault.code !== code) continue;
      const { word, names, hint } = fault;
      const at = valueAt(contract.truthPath, ['observability', 'alerts', id, 'expr'], word);
      const text = `Alert ${id}: ${fault.text}`;
      if (names === undefined) yield { at, text, ...(hint === undefined ? {} : { hint }) };
      else {
        // Where the word is not written as it is read, a fix would replace the whole expression.
        const { fix: _uncertain, ...finding } = unknownName({ at, name: word, names, text });
        yield finding;
      }
    }
  }
}
