import type { ModelStats, Stats } from '../../core/admin/stats.ts';
import type { Queryable } from '../pool.ts';

const MODELS_MAX = 12;

type Counts = Omit<Stats, 'models' | 'paidInKopecks' | 'revenueKopecks' | 'vendorCostKopecks'>;
type Row = Counts & { readonly paidIn: string; readonly revenue: string; readonly cost: string };

/** What happened since a moment. Reads what was written since, and nothing older. */
export async function readStats(db: Queryable, sinceMs: number): Promise<Stats> {
  const { rows } = await db.query<Row>(
    `WITH since AS (SELECT to_timestamp($1::float8 / 1000) AS moment),
     orders AS (
       SELECT count(*)::int AS orders, count(DISTINCT user_id)::int AS "orderingUsers",
              (count(*) FILTER (WHERE state = 'delivered'))::int AS "deliveredOrders",
              (count(*) FILTER (WHERE state IN ('failed', 'cancelled', 'expired')))::int
                AS "lostOrders"
       FROM generations, since WHERE created_at >= moment
     ),
     money AS (
       SELECT coalesce(-sum(amount_kopecks) FILTER (
                WHERE accounts.kind IN ('stars:clearing', 'rub:clearing')), 0)::text AS "paidIn",
              coalesce(sum(amount_kopecks) FILTER (
                WHERE accounts.kind = 'house:revenue' AND transfers.kind <> 'vendor-cost'), 0)::text
                AS revenue,
              coalesce(sum(amount_kopecks) FILTER (
                WHERE accounts.kind = 'vendor:cost'), 0)::text AS cost
       FROM since JOIN transfers ON transfers.created_at >= moment
       JOIN postings ON postings.transfer_id = transfers.id
       JOIN accounts ON accounts.id = postings.account_id AND accounts.user_id IS NULL
     )
     SELECT (SELECT count(*)::int FROM users, since WHERE created_at >= moment) AS "newUsers",
            orders.*, money.*
     FROM orders, money`,
    [sinceMs],
  );
  const { paidIn, revenue, cost, ...counts } = rows[0] as Row;
  return {
    ...counts,
    paidInKopecks: BigInt(paidIn),
    revenueKopecks: BigInt(revenue),
    vendorCostKopecks: BigInt(cost),
    models: await readModels(db, sinceMs),
  };
}

type ModelRow = Omit<ModelStats, 'revenueKopecks' | 'costKopecks'> & {
  readonly revenue: string;
  readonly cost: string;
};

/** Transfers that name the order in their business key. */
const ORDER_OF_TRANSFER = `
  CASE WHEN business_key ~ '^(post|order-refund|vendor-cost):[0-9]+$'
       THEN split_part(business_key, ':', 2)::bigint END`;

async function readModels(db: Queryable, sinceMs: number): Promise<readonly ModelStats[]> {
  const { rows } = await db.query<ModelRow>(
    `WITH since AS (SELECT to_timestamp($1::float8 / 1000) AS moment),
     ordered AS (
       SELECT model_id, count(*)::int AS orders,
              (count(*) FILTER (WHERE state = 'delivered'))::int AS delivered,
              (count(*) FILTER (WHERE state IN ('failed', 'expired')))::int AS failed
       FROM generations, since WHERE created_at >= moment GROUP BY model_id
     ),
     money AS (
       SELECT model_id,
              sum(amount_kopecks) FILTER (
                WHERE accounts.kind = 'house:revenue' AND transfers.kind <> 'vendor-cost')
                AS revenue,
              sum(amount_kopecks) FILTER (WHERE accounts.kind = 'vendor:cost') AS cost
       FROM since JOIN transfers ON transfers.created_at >= moment
       JOIN generations ON generations.id = ${ORDER_OF_TRANSFER}
       JOIN postings ON postings.transfer_id = transfers.id
       JOIN accounts ON accounts.id = postings.account_id AND accounts.user_id IS NULL
       GROUP BY model_id
     )
     SELECT model_id AS "modelId", coalesce(orders, 0) AS orders,
            coalesce(delivered, 0) AS delivered, coalesce(failed, 0) AS failed,
            coalesce(revenue, 0)::text AS revenue, coalesce(cost, 0)::text AS cost
     FROM ordered FULL JOIN money USING (model_id)
     ORDER BY 2 DESC, model_id LIMIT $2::int`,
    [sinceMs, MODELS_MAX],
  );
  return rows.map(({ revenue, cost, ...counts }) => ({
    ...counts,
    revenueKopecks: BigInt(revenue),
    costKopecks: BigInt(cost),
  }));
}
