import type { GrantedRole } from '../../core/admin/rights.ts';
import type { Outage } from '../../core/catalogue/breaker.ts';
import { contractShelf, type Shelf, withOutages } from '../../core/catalogue/shelf.ts';
import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import { type UserSettings, usualSettings } from '../../core/dialogue/user-settings.ts';
import type { DailyBudget } from '../../core/money/daily-budget.ts';
import type { FreeUsesByModel } from '../../core/money/free-tier.ts';
import { spendingPeriods } from '../../core/money/spending.ts';
import type { Wallet } from '../../core/money/wallet.ts';
import type { Queryable } from '../pool.ts';
import { restsAt } from './model-breaker.ts';

/** Where a user stands: what every turn has to know. */
export interface Standing {
  readonly wallet: Wallet;
  /** Null when the conversation has not begun. */
  readonly dialogue: Dialogue | null;
  /** Orders that are not over. */
  readonly openGenerations: number;
  /** Orders that were confirmed since the given time. */
  readonly recentGenerations: number;
  /** Free orders that count, by model. */
  readonly freeUses: FreeUsesByModel;
  readonly budget: DailyBudget;
  readonly settings: UserSettings;
  /** The stored one; null: none. */
  readonly role: GrantedRole | null;
  readonly isBanned: boolean;
  readonly shelf: Shelf;
}

/** Of whom, and as of when. */
export interface StandingAsked {
  readonly userId: number;
  readonly chatId: number;
  /** From when on orders are recent. */
  readonly sinceMs: number;
  readonly nowMs: number;
}

interface Row {
  readonly available: string;
  readonly held: string;
  readonly dialogue: Dialogue | null;
  readonly open: number;
  readonly recent: number;
  readonly freeUses: FreeUsesByModel | null;
  readonly budget: string | null;
  readonly spentToday: string;
  readonly settings: UserSettings | null;
  readonly role: GrantedRole | null;
  readonly banned: boolean;
  readonly shelf: Shelf | null;
  readonly outages: Readonly<Record<string, Outage>> | null;
}

/** Reads in one round trip where a user and a chat stand. Nothing is locked. */
export async function readStanding(
  db: Queryable,
  { userId, chatId, sinceMs, nowMs }: StandingAsked,
): Promise<Standing> {
  const { rows } = await db.query<Row>(
    `SELECT
       coalesce((SELECT balance_kopecks FROM accounts
                 WHERE kind = 'user:available' AND user_id = $1::bigint), 0)::text AS available,
       coalesce((SELECT balance_kopecks FROM accounts
                 WHERE kind = 'user:held' AND user_id = $1::bigint), 0)::text AS held,
       (SELECT state FROM dialogues WHERE chat_id = $2::bigint) AS dialogue,
       (SELECT count(*)::int FROM generations
        WHERE user_id = $1::bigint
          AND state NOT IN ('delivered', 'failed', 'cancelled', 'expired')) AS open,
       (SELECT count(*)::int FROM generations
        WHERE user_id = $1::bigint AND created_at >= to_timestamp($3::float8 / 1000)) AS recent,
       (SELECT jsonb_object_agg(model_id, jsonb_build_object('lastHour', hour, 'lastDay', day))
        FROM (SELECT model_id, count(*) AS day,
                     count(*) FILTER (WHERE created_at > to_timestamp($4::float8 / 1000)
                                                         - interval '1 hour') AS hour
              FROM generations
              WHERE user_id = $1::bigint AND price_kopecks = 0
                AND state NOT IN ('failed', 'cancelled', 'expired')
                AND created_at > to_timestamp($4::float8 / 1000) - interval '1 day'
              GROUP BY model_id) AS used) AS "freeUses",
       (SELECT daily_budget_kopecks::text FROM users WHERE id = $1::bigint) AS budget,
       (SELECT coalesce(sum(price_kopecks), 0)::text FROM generations
        WHERE user_id = $1::bigint AND state NOT IN ('failed', 'cancelled', 'expired')
          AND created_at >= to_timestamp($5::float8 / 1000)) AS "spentToday",
       (SELECT jsonb_build_object('wantsNews', news_off_at IS NULL, 'isQuiet', is_quiet)
        FROM users WHERE id = $1::bigint) AS settings,
       (SELECT role FROM admin_roles WHERE user_id = $1::bigint) AS role,
       EXISTS (SELECT FROM bans WHERE user_id = $1::bigint) AS banned,
       (SELECT jsonb_object_agg(model_id, jsonb_build_object('isOffered', is_offered,
                                                             'pricePercent', price_percent,
                                                             'free', CASE
                                                               WHEN free_per_day IS NOT NULL
                                                               THEN jsonb_build_object(
                                                                 'perHour', free_per_hour,
                                                                 'perDay', free_per_day) END))
        FROM model_overrides) AS shelf,
       (SELECT jsonb_object_agg(model_id, jsonb_build_object(
          'isResting', ${restsAt('to_timestamp($4::float8 / 1000)')}, 'failures', failures,
          'retryAtMs', (extract(epoch FROM retry_at) * 1000)::float8, 'said', said))
        FROM model_breakers WHERE retry_at IS NOT NULL) AS outages`,
    [userId, chatId, sinceMs, nowMs, spendingPeriods(nowMs).todayMs],
  );
  const row = rows[0] as Row;
  return {
    wallet: { availableKopecks: BigInt(row.available), heldKopecks: BigInt(row.held) },
    dialogue: row.dialogue,
    openGenerations: row.open,
    recentGenerations: row.recent,
    freeUses: row.freeUses ?? {},
    budget: {
      limitKopecks: row.budget === null ? null : BigInt(row.budget),
      spentKopecks: BigInt(row.spentToday),
    },
    settings: row.settings ?? usualSettings,
    role: row.role,
    isBanned: row.banned,
    shelf: withOutages(row.shelf ?? contractShelf, row.outages ?? {}),
  };
}
