import type { Policy } from '../../model/policy.ts';
import type { FoundSecret } from './secret-forms.ts';
import { looksInvented, looksRandom } from './secret-likeness.ts';

/** Files in which a value needs no quotes. */
const UNQUOTED =
  /(^|\/)(\.env[^/]*|Dockerfile[^/]*|[^/]+\.(env|sh|bash|ya?ml|toml|ini|conf|properties))$/;
const SAYS_SECRET =
  /(?<![A-Za-z])[\w-]{0,40}(?:api[_-]?key|secret|passw(?:or)?d|private[_-]?key|auth[_-]?token|access[_-]?token|bot[_-]?token)["']?\s*[:=]\s*(?<quote>["'`])(?<value>[A-Za-z0-9+/=_-]{16,200})\k<quote>/gi;

/**
 * Values that stand literally behind the name of a secret: of the contract's secret variables in
 * any file, and, when chance made the value, behind a name that says so. `path` decides whether a
 * value without quotes is one.
 */
export function assignedSecrets(
  path: string,
  text: string,
  variables: Policy['env']['variables'],
): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { name, secret, pattern } of variables) {
    if (!secret || !text.includes(name)) continue;
    const value = '(?<value>[^\\s"\'`#,;{}$()<>]{8,400})';
    const quoted = `(?<quote>["'\`])${value}\\k<quote>`;
    const written = UNQUOTED.test(path)
      ? `(?:${quoted}|${value.replace('<value>', '<bare>')})`
      : quoted;
    const between = '["\']?[^\\S\\n]*(?:[:=]|\\n\\s*value:)[^\\S\\n]*';
    for (const match of text.matchAll(new RegExp(`(?<!\\w)${name}${between}${written}`, 'g'))) {
      const literal = match.groups?.['value'] ?? match.groups?.['bare'] ?? '';
      const fits = pattern === null || fitsPattern(literal, pattern);
      if (!fits || looksInvented(literal) || !isChosen(literal)) continue;
      found.push({ what: `a value for ${name}`, range: rangeOf(match, literal) });
    }
  }
  for (const match of /key|secret|passw|token/i.test(text) ? text.matchAll(SAYS_SECRET) : []) {
    const literal = match.groups?.['value'] ?? '';
    if (looksInvented(literal) || !looksRandom(literal)) continue;
    found.push({ what: 'a value behind a name that says secret', range: rangeOf(match, literal) });
  }
  return found;
}

/** A host with a password counts as a connection string; else chance must have made the value. */
function isChosen(literal: string): boolean {
  return !literal.includes('://') && looksRandom(literal);
}

function fitsPattern(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function rangeOf(match: RegExpExecArray, literal: string): FoundSecret['range'] {
  const start = match.index + match[0].lastIndexOf(literal);
  return { start, end: start + literal.length };
}
