import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, joinHtml, shortenHtml } from '../../src/telegram/html.ts';

/** What is seen of a source that is right: its text without tags. */
function seen(source: string): string {
  return source
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Tags that are open at the end; an error when one closes what is not open. */
function openTags(source: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of source.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (slash === '') open.push(name ?? '');
    else expect(open.pop()).toBe(name);
  }
  return open;
}

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '&', '"', '&amp;', '<b>', '😀', 'a'))
    .map((all) => all.join('')),
);

describe('a text in markup', () => {
  it('E1, F13: shows exactly what was given', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { source } = html`<b>${text}</b>`;
        expect(seen(source)).toBe(text);
        expect(source.match(/<[^>]*>/g)).toEqual(['<b>', '</b>']);
      }),
    );
  });

  it('E1: the bare bracket that once stopped a message', () => {
    expect(html`(${'<1₽'})`.source).toBe('(&lt;1₽)');
  });

  it('keeps markup that was made here, and escapes what only looks like it', () => {
    expect(html`${html`<i>${'&'}</i>`} ${'<i>'}`.source).toBe('<i>&amp;</i> &lt;i&gt;');
  });

  it('is joined without the empty parts', () => {
    expect(joinHtml(['a', '', html`<b>${'c'}</b>`], ' & ').source).toBe('a &amp; <b>c</b>');
  });
});

describe('a text that is too long', () => {
  it('F13: is cut to what is allowed, tags closed, entities and characters whole', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 30 }), (bold, plain, lengthMax) => {
        const whole = html`<b>${bold}<i>${plain}</i></b>${bold}`;
        const { source } = shortenHtml(whole, lengthMax);
        const text = seen(source);
        expect(text.length).toBeLessThanOrEqual(lengthMax);
        expect(openTags(source)).toEqual([]);
        expect(source.isWellFormed()).toBe(true);
        if (source !== whole.source) {
          expect(text.endsWith('…')).toBe(true);
          expect(seen(whole.source).startsWith(text.slice(0, -1))).toBe(true);
        }
      }),
    );
  });

  it('counts what is seen, not how it is written', () => {
    const text = html`${'<'.repeat(4096)}`;
    expect(shortenHtml(text, 4096)).toBe(text);
  });
});
