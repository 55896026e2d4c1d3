import { describe, expect, it } from 'vitest';
import { formatPretty, summary } from '../../generator/diagnostics/format-pretty.ts';
import { about, atKey, atValue } from './diagnostic-samples.ts';

function pretty(...said: Parameters<typeof formatPretty>[0]): string {
  return formatPretty(said, { color: false });
}

describe('text for people', () => {
  it('shows at most two dozen of the allowed values, and counts the rest', () => {
    const allowed = Array.from({ length: 30 }, (_, at) => `v${at}`);
    const text = pretty(...about('a: x', atValue(['a'], { allowed })));
    expect(text).toContain('v23 and 6 more');
    expect(text).not.toContain('v24');
  });

  it('shows an empty text among the allowed values', () => {
    expect(pretty(...about('a: x', atValue(['a'], { allowed: ['', 'b'] })))).toContain(
      'allowed: "", b',
    );
  });

  it('breaks long sentences between words, and never a word', () => {
    const text = `${'word '.repeat(40)}${'x'.repeat(150)} end.`;
    const lines = pretty(...about('a: x', atValue(['a'], { text }))).split('\n');
    expect(lines).toContain(`    ${'x'.repeat(150)}`);
    expect(lines.filter((line) => line.length > 100)).toHaveLength(1);
  });

  it('colours nothing but what it is told to', () => {
    const said = about('a: x', atValue(['a']));
    expect(formatPretty(said, { color: true })).toContain('\u001b[31merror[not-allowed]\u001b[0m');
    expect(formatPretty(said, { color: false })).not.toContain('\u001b');
  });

  it('lets no text of a contract reach the terminal as a command', () => {
    const text = 'A name \u001b[2J and \u202e turned.';
    const shown = pretty(...about('a: x', atValue(['a'], { text, hint: '\u0007' })));
    expect(shown).toContain('A name \ufffd[2J and \ufffd turned.');
    expect(shown).toContain('hint: \ufffd');
  });
});

describe('the last line', () => {
  it.each([
    [0, 0, 'no problems'],
    [1, 0, '1 error'],
    [0, 1, '1 warning'],
    [2, 3, '2 errors, 3 warnings'],
  ])('counts %i errors and %i warnings', (errors, warnings, line) => {
    const keys = Array.from({ length: errors + warnings }, (_, at) => `k${at}`);
    const said = about(
      keys.map((key) => `${key}: 1`).join('\n'),
      ...keys.map((key, at) => atKey([key], at < errors ? {} : { code: 'unused-schema' })),
    );
    expect(summary(said)).toBe(line);
  });

  it('says how many of them --fix can mend', () => {
    const fix = { title: 'Replace with b', replacement: 'b' };
    expect(summary(about('a: x\nc: y', atValue(['a'], { fix }), atValue(['c'])))).toBe(
      '2 errors; 1 can be fixed with --fix',
    );
  });
});
