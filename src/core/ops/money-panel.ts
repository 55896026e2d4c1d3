import { type StatsDays, successPercent } from '../admin/stats.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { patternHits } from './log-panel.ts';
import type { MoneyFacts, OpsFacts } from './ops-facts.ts';
import { attention, bad, good, type Panel, panelOf, type Table, type Verdict } from './panel.ts';

const TITLE = 'Is money right?';

/** The whole proof runs every quarter of an hour and says so in the log when it fails. */
const PROOF_COUNTS_MS = 20 * 60_000;

const PERIODS: Readonly<Record<StatsDays, string>> = {
  1: 'Today',
  7: '7 days',
  30: '30 days',
};

/** The proof of the ledger, what users have, and what was earned. */
export function moneyPanel(facts: OpsFacts): Panel {
  const { readings } = facts;
  if (readings === null) {
    return panelOf('money', TITLE, bad('Not known: the database does not answer.'));
  }
  if (readings.history === null) {
    return panelOf(
      'money',
      TITLE,
      attention('Not known yet: it takes longer than usual to add up.'),
    );
  }
  const { money } = readings.history;
  const figures = [
    { name: 'Sum of all balances', value: roubles(money.totalKopecks) },
    { name: 'In wallets of users', value: roubles(money.availableKopecks) },
    { name: 'Held for open orders', value: roubles(money.heldKopecks) },
  ];
  return panelOf('money', TITLE, verdict(facts, money), { figures, tables: [earned(money)] });
}

function roubles(kopecks: Kopecks): string {
  return formatKopecks(kopecks, 'en');
}

function earned({ periods }: MoneyFacts): Table {
  return {
    title: 'Earned',
    columns: ['', 'Orders', 'Paid in', 'Revenue', 'Vendor cost', 'Margin'],
    rows: periods.map(({ days, stats }) => {
      const { orders, paidInKopecks, revenueKopecks, vendorCostKopecks } = stats;
      const margin = revenueKopecks - vendorCostKopecks;
      const share = revenueKopecks > 0n ? ` (${(100n * margin) / revenueKopecks} %)` : '';
      return [
        PERIODS[days],
        String(orders),
        roubles(paidInKopecks),
        roubles(revenueKopecks),
        roubles(vendorCostKopecks),
        `${roubles(margin)}${share}`,
      ];
    }),
  };
}

function verdict({ readings, nowMs }: OpsFacts, { totalKopecks }: MoneyFacts): Verdict {
  if (totalKopecks !== 0n) {
    const off = roubles(totalKopecks);
    return bad(`Money is wrong: all balances together give ${off}, not zero. Stop payments.`);
  }
  const hits = patternHits(readings?.instances ?? []).get('ledger-unbalanced');
  if (hits !== undefined && nowMs - hits.lastAtMs < PROOF_COUNTS_MS) {
    return bad('Money is wrong: the last proof failed. The log names the transfer. Stop payments.');
  }
  return good('Money is right: all balances together give zero.');
}

/** How orders of each model went today. */
export function modelRows({ periods }: MoneyFacts): readonly string[][] {
  const models = periods[0]?.stats.models ?? [];
  return models.map((model) => {
    const percent = successPercent(model);
    const rate = percent === null ? '' : `${percent} %`;
    return [model.modelId, String(model.orders), String(model.failed), rate];
  });
}
