import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswered, renewed } from '../bot/compare-answer.ts';
import { type Reaction, ratio } from '../bot/reaction.ts';
import { formatScript, parseScript, type ScriptAnswer } from '../bot/script.ts';

/** How transcripts are read, written and compared. */

describe('reading', () => {
  const only = (line: string): unknown => parseScript(`\`\`\`chat\n${line}\n\`\`\``)[1];

  it.each([
    ['> /start', { kind: 'step', verb: 'say', text: '/start' }],
    ['> tap: Картинки', { kind: 'step', verb: 'tap', text: 'Картинки' }],
    ['> photo: cat.png', { kind: 'step', verb: 'photo', text: 'cat.png' }],
    ['> pay', { kind: 'step', verb: 'pay', text: '' }],
    ['> say: pay', { kind: 'step', verb: 'say', text: 'pay' }],
    ['> note: it is no verb', { kind: 'step', verb: 'say', text: 'note: it is no verb' }],
    ['> one\n  two', { kind: 'step', verb: 'say', text: 'one\ntwo' }],
    ['< Hello\n  [A] [B]', { kind: 'answer', mark: '<', lines: ['Hello', '[A] [B]'] }],
    ['~ Done', { kind: 'answer', mark: '~', lines: ['Done'] }],
    ['! Wait', { kind: 'answer', mark: '!', lines: ['Wait'] }],
    ['@ Вера', { kind: 'speaker', name: 'Вера' }],
    ['= vendor: never', { kind: 'event', text: 'vendor: never' }],
  ])('%s', (line, part) => {
    expect(only(line)).toMatchObject(part);
  });

  it('leaves prose and other blocks alone', () => {
    const source = '> a quotation\n\n```sh\n> no chat\n```\n\n```chat\n```\n< prose\n';
    expect(parseScript(source).every(({ kind }) => kind === 'prose')).toBe(true);
    expect(formatScript(parseScript(source))).toBe(source);
  });

  it.each([
    ['```chat\nhello', 'Line 2 begins with none of'],
    ['```chat\n  hello', 'Line 2 goes on with nothing'],
  ])('says where it stops: %j', (source, message) => {
    expect(() => parseScript(source)).toThrow(message);
  });

  it('writes what it has read', () => {
    const word = fc.stringMatching(/^[a-zа-я…[\]{}!?]{1,8}$/);
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const part = fc.tuple(fc.constantFrom('>', '<', '~', '!'), fc.array(text, { minLength: 1 }));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const lines = parts.flatMap(([mark, [first = '', ...rest]]) => [
          `${mark} ${first}`,
          ...rest.map((line) => `  ${line}`),
        ]);
        const source = ['# Title', '', '```chat', ...lines, '```', ''].join('\n');
        expect(formatScript(parseScript(source))).toBe(source);
      }),
    );
  });
});

const answer = (...lines: string[]): ScriptAnswer => ({ kind: 'answer', mark: '<', lines });
const reaction = (...lines: string[]): Reaction => ({ mark: '<', message: null, lines });

describe('comparing', () => {
  it.each([
    [['a b', 'c'], ['a', 'b c'], true],
    [['a   b'], ['a b'], true],
    [['a …'], ['a 12,34 ₽', 'and more'], true],
    [['… b'], ['a b'], true],
    [['a … c'], ['a c'], true],
    [['a … c'], ['a b d'], false],
    [['a'], ['a b'], false],
    [['a', '[x] [y]'], ['a', '[x] [y]'], true],
    [['a', '[x] [y]'], ['a', '[x]', '[y]'], false],
    [['a', '[x]', '[y]'], ['a', '[x]', '[y]'], true],
    [['a', '…'], ['a', '[x]', '[y]'], true],
    [['a', '[x …]'], ['a', '[x 5]'], true],
    [['1+1 (a.b)?'], ['1+1 (a.b)?'], true],
    [['1+1'], ['11'], false],
    [['{photo 16:9} cat'], ['{photo 16:9}', 'cat'], true],
  ])('%j and %j: %j', (expected, actual, verdict) => {
    expect(isAnswered(answer(...expected), reaction(...actual))).toBe(verdict);
  });

  it('tells an edit from a message', () => {
    expect(isAnswered(answer('a'), { ...reaction('a'), mark: '~' })).toBe(false);
  });

  it('finds every text in itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (lines) => {
        expect(isAnswered(answer(...lines), reaction(...lines))).toBe(true);
      }),
    );
  });
});

describe('renewing', () => {
  it.each([
    ['keeps what fits', answer('a …'), reaction('a b'), ['a …']],
    ['keeps lines that fit', answer('x', 'cost …'), reaction('y', 'cost 5'), ['y', 'cost …']],
    ['takes what is new', answer('x'), reaction('y', '[z]'), ['y', '[z]']],
    ['takes what was not there', undefined, reaction('y'), ['y']],
  ] as const)('%s', (_what, old, actual, lines) => {
    expect(renewed(old, actual).lines).toEqual(lines);
  });
});

it.each([
  [160, 90, '16:9'],
  [1088, 1920, '9:16'],
  [1024, 1024, '1:1'],
  [1248, 832, '3:2'],
  [100, 17, '100:17'],
])('%i × %i is called %s', (width, height, name) => {
  expect(ratio(width, height)).toBe(name);
});
