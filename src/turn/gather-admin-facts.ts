import type {
  AdminFacts,
  AdminNeeds,
  OrderCard,
  UserCard,
  UserQuery,
} from '../core/admin/admin-facts.ts';
import { AUDIT_PAGE_SIZE } from '../core/admin/audit-entry.ts';
import { LATEST_INCIDENTS } from '../core/admin/incident.ts';
import { OPEN_QUESTIONS } from '../core/admin/question.ts';
import { statsSinceMs } from '../core/admin/stats.ts';
import { HISTORY_PAGE_SIZE } from '../core/dialogue/history.ts';
import { RECENT_PAYMENTS } from '../core/money/recent-payment.ts';
import type { Queryable } from '../db/pool.ts';
import { countSegments } from '../db/queries/broadcast-segments.ts';
import { isOrderRefunded } from '../db/queries/is-order-refunded.ts';
import { lockGeneration } from '../db/queries/lock-generation.ts';
import { lockUser } from '../db/queries/lock-user.ts';
import { readAudit } from '../db/queries/read-audit.ts';
import { readBroadcast, readBroadcasts } from '../db/queries/read-broadcasts.ts';
import { readDeliveries } from '../db/queries/read-deliveries.ts';
import { readGeneration } from '../db/queries/read-generation.ts';
import { readIncident, readLatestIncidents } from '../db/queries/read-incidents.ts';
import { readOrderSteps } from '../db/queries/read-order-steps.ts';
import { readPromo, readPromos } from '../db/queries/read-promos.ts';
import { readOpenQuestion, readOpenQuestions } from '../db/queries/read-questions.ts';
import { readRecentPayments } from '../db/queries/read-recent-payments.ts';
import { readStaff } from '../db/queries/read-staff.ts';
import { readStats } from '../db/queries/read-stats.ts';
import { readUserCard } from '../db/queries/read-user-card.ts';
import { readUserGenerations } from '../db/queries/read-user-generations.ts';

/** What the update of an admin asks for. What is going to be changed is locked first. */
export async function gatherAdminFacts(
  db: Queryable,
  needs: AdminNeeds,
  { ownerIds, nowMs }: { readonly ownerIds: readonly number[]; readonly nowMs: number },
): Promise<AdminFacts> {
  switch (needs.kind) {
    case 'nothing':
      return needs;
    case 'user':
      return { kind: 'user', user: await userCard(db, needs.by, needs.lock, ownerIds) };
    case 'staff':
      return { kind: 'staff', members: await readStaff(db) };
    case 'audit': {
      const { page } = needs;
      const read = await readAudit(db, { number: page, size: AUDIT_PAGE_SIZE });
      return { kind: 'audit', page, ...read };
    }
    case 'broadcasts':
      return { kind: 'broadcasts', latest: await readBroadcasts(db) };
    case 'segments':
      return { kind: 'segments', sizes: await countSegments(db) };
    case 'broadcast':
      return { kind: 'broadcast', broadcast: await readBroadcast(db, needs.id, needs.lock) };
    case 'stats': {
      const { days } = needs;
      return { kind: 'stats', days, stats: await readStats(db, statsSinceMs(nowMs, days)) };
    }
    case 'incidents':
      return { kind: 'incidents', latest: await readLatestIncidents(db, LATEST_INCIDENTS) };
    case 'incident':
      return { kind: 'incident', incident: await readIncident(db, needs.id) };
    case 'questions':
      return { kind: 'questions', open: await readOpenQuestions(db, OPEN_QUESTIONS) };
    case 'question': {
      const question = await readOpenQuestion(db, needs.id);
      const payments =
        question === null ? [] : await readRecentPayments(db, question.userId, RECENT_PAYMENTS);
      return { kind: 'question', question, payments };
    }
    case 'promos':
      return { kind: 'promos', latest: await readPromos(db) };
    case 'promo':
      return { kind: 'promo', promo: await readPromo(db, needs.code, needs.lock) };
    case 'orders': {
      const { userId, page } = needs;
      const read = await readUserGenerations(db, userId, { number: page, size: HISTORY_PAGE_SIZE });
      return { kind: 'orders', userId, page, ...read };
    }
    case 'order': {
      const { id, lock } = needs;
      return { kind: 'order', order: await orderCard(db, id, lock) };
    }
  }
}

async function orderCard(db: Queryable, id: number, lock: boolean): Promise<OrderCard | null> {
  const generation = lock ? await lockGeneration(db, id) : await readGeneration(db, id);
  if (generation === null) return null;
  return {
    generation,
    deliveries: await readDeliveries(db, id),
    isRefunded: await isOrderRefunded(db, id),
    steps: await readOrderSteps(db, id),
  };
}

async function userCard(
  db: Queryable,
  by: UserQuery,
  lock: boolean,
  ownerIds: readonly number[],
): Promise<UserCard | null> {
  if (lock && 'id' in by) await lockUser(db, by.id);
  const card = await readUserCard(db, by);
  return card !== null && ownerIds.includes(card.id) ? { ...card, role: 'owner' } : card;
}
