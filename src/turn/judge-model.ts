import { afterVerdict, breakerValues, isClosed, type Verdict } from '../core/catalogue/breaker.ts';
import type { Queryable } from '../db/pool.ts';
import { insertAudit } from '../db/queries/insert-audit.ts';
import { lockBreaker, makeBreaker, writeBreaker } from '../db/queries/model-breaker.ts';
import type { GenerationPorts } from './generation-ports.ts';

/**
 * Takes a model off sale, or puts it back, by what an order says of it; in the transaction of the
 * order, so that no order counts twice. Admins are told of a change, and the audit log has it.
 */
export async function judgeModel(
  { alarms, now }: Pick<GenerationPorts, 'alarms' | 'now'>,
  db: Queryable,
  modelId: string,
  verdict: Verdict,
): Promise<void> {
  const before = await (verdict.works ? lockBreaker : makeBreaker)(db, modelId);
  // It has never failed.
  if (before === null) return;
  const after = afterVerdict(before, verdict, now());
  if (after === before) return;
  await writeBreaker(db, modelId, after);
  if (isClosed(before) && isClosed(after)) return;
  await insertAudit(db, null, {
    action: 'model-breaker',
    subject: modelId,
    before: breakerValues(before),
    after: breakerValues(after),
  });
  await alarms.raiseOfModel(db, { modelId, breaker: after }, now());
}
