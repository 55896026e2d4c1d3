import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneOf } from '../../src/core/lane.ts';

const chat = { id: -100_123 };
const from = { id: 7 };

describe('the lane of an update', () => {
  it.each([
    ['a message', { message: { chat, from } }, 'chat:-100123'],
    ['an edited message', { edited_message: { chat, from } }, 'chat:-100123'],
    ['a payment', { message: { chat: from, from, successful_payment: {} } }, 'chat:7'],
    ['a tap', { callback_query: { from, message: { chat } } }, 'chat:-100123'],
    ['a tap on what is gone', { callback_query: { from } }, 'chat:7'],
    ['a checkout', { pre_checkout_query: { from } }, 'checkout:7'],
    ['a blocked bot', { my_chat_member: { chat: from, from } }, 'chat:7'],
    ['a reaction', { message_reaction: { chat, user: from } }, 'chat:-100123'],
    ['an answer to a poll', { poll_answer: { user: from } }, 'chat:7'],
    ['a shipping address', { shipping_query: { from } }, 'chat:7'],
    ['a kind of tomorrow', { something_new: { chat } }, 'chat:-100123'],
    ['a poll', { poll: { id: '5' } }, 'chat:0'],
    ['nothing', {}, 'chat:0'],
    ['an id that is text', { message: { chat: { id: '7' } } }, 'chat:0'],
    ['an id that is not exact', { message: { chat: { id: 2 ** 60 } } }, 'chat:0'],
    ['a checkout from nobody', { pre_checkout_query: {} }, 'chat:0'],
    ['inherited fields', { message: Object.create({ chat }) }, 'chat:0'],
  ])('of %s', (_case, update, lane) => {
    expect(laneOf({ update_id: 1, ...update })).toBe(lane);
  });

  it('is one of two forms, whatever comes', () => {
    const anything = fc.dictionary(
      fc.constantFrom('message', 'callback_query', 'pre_checkout_query', 'x', '__proto__'),
      fc.oneof(
        fc.jsonValue(),
        fc.record({ chat: fc.jsonValue(), from: fc.record({ id: fc.jsonValue() }) }),
      ),
    );
    fc.assert(
      fc.property(anything, (update) => {
        expect(laneOf(update)).toMatch(/^(chat:-?\d+|checkout:-?\d+)$/);
      }),
    );
  });
});
