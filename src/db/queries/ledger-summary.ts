import type { HouseAccountKind, UserAccountKind } from '../../core/money/account.ts';
import type { Kopecks } from '../../core/money/kopecks.ts';
import type { Queryable } from '../pool.ts';

export interface LedgerSummary {
  /** Sum of all balances. Zero, or the ledger does not add up. */
  readonly totalKopecks: Kopecks;
  /** By kind of account. */
  readonly balances: Readonly<Record<UserAccountKind | HouseAccountKind, Kopecks>>;
}

/** The ledger at a glance, from balances alone: it reads accounts, not postings. */
export async function ledgerSummary(db: Queryable): Promise<LedgerSummary> {
  const { rows } = await db.query<{ kind: keyof LedgerSummary['balances']; kopecks: string }>(
    'SELECT kind, sum(balance_kopecks)::text AS kopecks FROM accounts GROUP BY kind',
  );
  const balances: Record<keyof LedgerSummary['balances'], Kopecks> = {
    'user:available': 0n,
    'user:held': 0n,
    'house:revenue': 0n,
    'house:promo': 0n,
    'stars:clearing': 0n,
    'rub:clearing': 0n,
    'vendor:cost': 0n,
  };
  for (const { kind, kopecks } of rows) balances[kind] = BigInt(kopecks);
  const totalKopecks = Object.values(balances).reduce((total, each) => total + each, 0n);
  return { totalKopecks, balances };
}
