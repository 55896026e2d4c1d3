import { type Address, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Dates are days of the calendar. */
export const invalidDate: Rule = {
  code: 'invalid-date',
  reads: [],
  scope: 'model',
  *check(contract) {
    for (const { day, at } of days(contract)) {
      if (exists(day)) continue;
      yield { at, text: `${day} is not a day of the calendar.` };
    }
  },
};

function exists(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || date < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date <= (lengths[month - 1] as number);
}

function* days(contract: ContractData): Generator<{ day: string; at: Address }> {
  for (const [index, item] of (sectionsOf(contract).legacy?.items ?? []).entries()) {
    for (const key of ['quarantined', 'expires'] as const) {
      yield { day: item[key], at: valueAt(contract.truthPath, ['legacy', 'items', index, key]) };
    }
  }
  for (const { path, data } of modelsOf(contract)) {
    for (const [index, { date }] of data.source.entries()) {
      yield { day: date, at: valueAt(path, ['source', index, 'date']) };
    }
  }
}
