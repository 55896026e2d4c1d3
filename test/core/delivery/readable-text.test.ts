import { expect, it } from 'vitest';
import { readableText } from '../../../src/core/delivery/readable-text.ts';

it('leaves a text as it is', () => {
  for (const text of ['', 'A <b>song</b> & more', '{not JSON', '[verse]\nla la', '42']) {
    expect(readableText(text)).toBe(text);
  }
});

it('unfolds JSON into lines', () => {
  const transcript = {
    language_code: 'ru',
    language_probability: 0.98,
    text: 'Да <нет>',
    words: [
      { text: 'Да', start: 0, end: 1.5 },
      { text: '<нет>', start: 1.5, end: 2 },
    ],
    mask_urls: ['https://files.example/1.png'],
    speaker: null,
    nested: { deep: { deeper: true } },
  };
  expect(readableText(JSON.stringify(transcript))).toBe(
    [
      'language_code: ru',
      'language_probability: 0.98',
      'text: Да <нет>',
      'words:',
      '  – text Да, start 0, end 1.5',
      '  – text <нет>, start 1.5, end 2',
      'mask_urls: https://files.example/1.png',
      'speaker: –',
      'nested:',
      '  deep: deeper true',
    ].join('\n'),
  );
  expect(readableText('["one","two"]')).toBe('– one\n– two');
});
