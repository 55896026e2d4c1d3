import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

const FIELDS: readonly (readonly [name: string, low: number, high: number])[] = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of month', 1, 31],
  ['month', 1, 12],
  ['day of week', 0, 6],
];

/** Cron lines of tasks are lines that the queue understands. */
export const invalidCron: Rule = {
  code: 'invalid-cron',
  reads: ['queue'],
  *check(contract) {
    for (const [name, { cron }] of Object.entries(sectionsOf(contract).queue?.tasks ?? {})) {
      const problem = cron === undefined ? null : problemOf(cron);
      if (problem === null) continue;
      yield {
        at: valueAt(contract.truthPath, ['queue', 'tasks', name, 'cron']),
        text: `The cron line of ${name}: ${problem}.`,
        hint: 'For example "*/5 * * * *" is every five minutes, "17 3 * * 1" each Monday at 03:17 UTC.',
      };
    }
  },
};

function problemOf(cron: string): string | null {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    return `it has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} in place of 5`;
  for (const [index, [name, low, high]] of FIELDS.entries()) {
    for (const part of (fields[index] as string).split(',')) {
      if (!isPart(part, low, high)) {
        return `the ${name} is ${JSON.stringify(part)}; it must lie within ${low} and ${high}, or be * or a step such as */5`;
      }
    }
  }
  return null;
}

function isPart(part: string, low: number, high: number): boolean {
  const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
  if (match === null) return false;
  const [, from, to, step] = match;
  const first = from === undefined ? low : Number(from);
  const last = to === undefined ? first : Number(to);
  const steps = step === undefined ? 1 : Number(step);
  return first >= low && last <= high && first <= last && steps >= 1 && steps <= high;
}
