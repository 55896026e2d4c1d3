import { FAILED_PREFIX } from './release-records.ts';

/**
 * The next free name of a pattern such as `stable-{date}-{n}`. Null when the pattern has no number
 * and its name is taken.
 */
export function nextTagName(
  pattern: string,
  date: string,
  taken: readonly string[],
): string | null {
  const ofToday = pattern.replaceAll('{date}', date);
  if (!ofToday.includes('{n}')) return taken.includes(ofToday) ? null : ofToday;
  const expression = nameExpression(ofToday);
  const numbers = taken.flatMap((name) => {
    const [, digits] = expression.exec(name) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  return ofToday.replaceAll('{n}', String(Math.max(0, ...numbers) + 1));
}

/** Whether a tag is one of a release, good or failed. */
export function isReleaseTag(pattern: string, name: string): boolean {
  const own = name.startsWith(FAILED_PREFIX) ? name.slice(FAILED_PREFIX.length) : name;
  return nameExpression(pattern).test(own) || nameExpression(pattern).test(name);
}

/** The first number of the name is its group. */
function nameExpression(pattern: string): RegExp {
  const parts = pattern.split(/(\{date\}|\{n\})/).map((part) => {
    if (part === '{date}') return '\\d{4}-\\d\\d-\\d\\d';
    return part === '{n}' ? '(\\d+)' : part.replaceAll('.', '\\.');
  });
  return new RegExp(`^${parts.join('')}$`);
}
