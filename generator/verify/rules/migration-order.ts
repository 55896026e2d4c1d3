import { firstLine, isWayBack, type Migration, migrationsOf } from '../sql/migrations.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

const NUMBER = /^[vV]?(\d+)/;
/** That many digits are a date or a time, and between those there are always gaps. */
const TIME_DIGITS = 8;

/**
 * Where the contract promises numbered migrations, each has a number of its own, written like the
 * others, and none is left out. Numbers that are times only have to differ.
 */
export const migrationOrder: VerifyRule = {
  code: 'migration-order',
  scope: 'cheap',
  *check(view) {
    if (!view.policy.migrations.numbered) return;
    const seen = new Map<number, Migration>();
    const [first, ...others] = migrationsOf(view).filter(({ path }) => !isWayBack(path));
    if (first === undefined) return;
    const width = digitsOf(first)?.length ?? 0;
    for (const each of [first, ...others]) {
      const digits = digitsOf(each);
      const number = Number(digits);
      const previous = Math.max(0, ...seen.keys());
      const same = seen.get(number);
      if (digits === null) {
        yield about(each, `${each.name} does not begin with a number.`, 'Give it the next number.');
      } else if (same !== undefined) {
        yield {
          ...about(each, `${each.name} has the number of ${same.name}.`, RENUMBER),
          related: [{ at: { file: same.path, range: firstLine(same.text) }, text: 'has it too' }],
        };
      } else if (digits.length !== width) {
        const text = `${each.name} has a number of ${digits.length} digits, the first one of ${width}.`;
        yield about(each, text, 'Write all numbers with the same digits, so that names sort.');
      } else if (width < TIME_DIGITS && number > previous + 1 && seen.size > 0) {
        const text = `${each.name} follows number ${previous}: there is a gap before it.`;
        yield about(each, text, RENUMBER);
      } else if (width < TIME_DIGITS && number > 1 && seen.size === 0) {
        yield about(each, `${each.name} is the first one and not number 0 or 1.`, RENUMBER);
      }
      if (digits !== null) seen.set(number, each);
    }
  },
};

const RENUMBER =
  'If it has run nowhere yet, give it the next free number; else restore what is gone.';

function digitsOf({ name }: Migration): string | null {
  return NUMBER.exec(name)?.[1] ?? null;
}

function about({ path, text }: Migration, said: string, hint: string): VerifyFinding {
  return { at: { file: path, range: firstLine(text) }, text: said, hint };
}
