import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { markdownTable } from '../../generator/emit/markdown-table.ts';
import { FactsChanged } from '../../src/turn/facts-changed.ts';
import { withPart } from '../docs/features-page.ts';
import { moneyPaths } from './money-paths.ts';
import type { MoneyRound } from './money-round.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

/** Every way of money, as the database has booked it, is what kb/money.md says. */

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'kb/money.md');

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());

interface Booked {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly gives: string;
  readonly takes: string;
}

/** Transfers that were written after this one. */
async function bookedAfter(id: string): Promise<Booked[]> {
  const { rows } = await orders.pool.query<Booked>(
    `SELECT transfers.id, transfers.kind, business_key AS key,
            string_agg('\`' || accounts.kind || '\`', ', ' ORDER BY accounts.kind DESC)
              FILTER (WHERE amount_kopecks < 0) AS gives,
            string_agg('\`' || accounts.kind || '\`', ', ' ORDER BY accounts.kind DESC)
              FILTER (WHERE amount_kopecks > 0) AS takes
     FROM transfers JOIN postings ON transfer_id = transfers.id
       JOIN accounts ON accounts.id = account_id
     WHERE transfers.id > $1::bigint GROUP BY transfers.id ORDER BY transfers.id`,
    [id],
  );
  return rows;
}

async function newest(): Promise<string> {
  const { rows } = await orders.pool.query<{ id: string }>(
    'SELECT coalesce(max(id), 0)::text AS id FROM transfers',
  );
  return rows[0]?.id ?? '0';
}

/** A key without the names of this run. */
function shape(key: string, { draftId, chargeId, adjustId, code, generation }: MoneyRound): string {
  const [prefix = '', ...rest] = key.split(':');
  const names: Readonly<Record<string, string>> = {
    [draftId]: 'draftId',
    [chargeId]: 'chargeId',
    [adjustId]: 'adjustId',
    [code]: 'code',
    [String(generation?.id)]: 'generationId',
  };
  // A reward has the number of who was brought along; all that is left are numbers of users.
  const left = prefix === 'referral' ? 'invitedId' : 'userId';
  return [prefix, ...rest.map((name) => `<${names[name] ?? left}>`)].join(':');
}

async function again(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'nothing moves';
  } catch (error) {
    if (error instanceof FactsChanged) return 'nothing moves, and the turn is decided anew';
    return 'refused, with all of its turn';
  }
}

it('the table of kb/money.md is what PostgreSQL has booked, once', async () => {
  const rows: string[][] = [];
  for (const { what, begin } of moneyPaths) {
    const [round, act] = await begin(orders);
    const before = await newest();
    await act();
    const booked = await bookedAfter(before);
    const repeated = await again(act);
    expect(await bookedAfter(before), `${what}, again`).toEqual(booked);
    const shown = booked.map(({ kind, key, gives, takes }) => [
      kind,
      `\`${shape(key, round)}\``,
      gives,
      takes,
    ]);
    for (const cells of shown.length > 0 ? shown : [['none', '', '', '']]) {
      rows.push([what, ...cells, repeated]);
    }
  }
  await orders.ledger.expectProved();

  const head = ['what happens', 'kind', 'business key', 'from', 'to', 'done again'];
  const page = readFileSync(PAGE, 'utf8');
  const wanted = withPart(page, 'postings', markdownTable(head, rows));
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, wanted);
  expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});

it('the table has every business key that the code can make', () => {
  const source = readFileSync(join(ROOT, 'src/core/money/transfer.ts'), 'utf8');
  const made = [...source.matchAll(/`([a-z-]+):\$\{/g)].map(([, prefix]) => prefix as string);
  const endings = [...source.matchAll(/endHold\('([a-z]+)'/g)].map(([, kind]) => kind as string);
  const shown = [...readFileSync(PAGE, 'utf8').matchAll(/^\|.*\| `([a-z-]+):</gm)];
  const prefixes = new Set(shown.map(([, prefix]) => prefix as string));
  expect([...new Set([...made, ...endings])].toSorted()).toEqual([...prefixes].toSorted());
});
