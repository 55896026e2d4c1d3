import { expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../../src/core/delivery/refusal.ts';

/** Words of the real Bot API server. */
it.each<[string, number, string, Verdict]>([
  ['editMessageText', 400, 'Bad Request: message is not modified: specified new …', 'done'],
  ['editMessageReplyMarkup', 400, 'Bad Request: message is not modified: …', 'done'],
  ['editMessageText', 400, 'Bad Request: message to edit not found', 'send-anew'],
  ['editMessageText', 400, "Bad Request: message can't be edited", 'send-anew'],
  ['editMessageText', 400, 'Bad Request: MESSAGE_ID_INVALID', 'send-anew'],
  ['editMessageText', 400, 'Bad Request: there is no text in the message to edit', 'send-anew'],
  ['editMessageReplyMarkup', 400, 'Bad Request: message to edit not found', 'refuse-quietly'],
  ['deleteMessage', 400, 'Bad Request: message to delete not found', 'refuse-quietly'],
  ['deleteMessage', 400, "Bad Request: message can't be deleted for everyone", 'refuse-quietly'],
  [
    'answerCallbackQuery',
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'refuse-quietly',
  ],
  ['answerPreCheckoutQuery', 400, 'Bad Request: query is too old and …', 'refuse-quietly'],
  ['refundStarPayment', 400, 'Bad Request: CHARGE_ALREADY_REFUNDED', 'done'],
  ['refundStarPayment', 400, 'Bad Request: CHARGE_NOT_FOUND', 'refuse'],
  ['sendMessage', 400, 'Bad Request: chat not found', 'refuse'],
  ['sendMessage', 400, 'Bad Request: message is too long', 'refuse'],
  ['sendMessage', 400, "Bad Request: can't parse entities: Unsupported start tag", 'refuse'],
  ['sendMessage', 403, 'Forbidden: bot was blocked by the user', 'blocked'],
  ['sendMessage', 403, 'Forbidden: user is deactivated', 'blocked'],
  ['editMessageText', 403, 'Forbidden: bot was blocked by the user', 'blocked'],
  ['sendMessage', 429, 'Too Many Requests: retry after 5', 'retry'],
  ['sendMessage', 401, 'Unauthorized', 'retry'],
  ['sendMessage', 404, 'Not Found', 'retry'],
  ['sendMessage', 500, 'Internal Server Error', 'retry'],
  ['sendMessage', 502, 'Bad Gateway', 'retry'],
])('%s, %i %s: %s', (method, code, description, verdict) => {
  const isPermanent = [400, 403, 413].includes(code);
  expect(verdictOf({ method, code, description, isPermanent })).toBe(verdict);
});
