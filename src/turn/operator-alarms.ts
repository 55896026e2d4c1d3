import { defaultLanguage } from '../../generated/bot.ts';
import { type ForbiddenPatternId, forbiddenPatterns } from '../../generated/log-policy.ts';
import type { Breaker } from '../core/catalogue/breaker.ts';
import type { Alarm as UserAlarm } from '../core/dialogue/decision.ts';
import type { GenerationAlarm } from '../core/generation/generation-event.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { Queryable } from '../db/pool.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { messagePayload } from '../telegram/calls.ts';
import { type Html, html, shortenHtml } from '../telegram/html.ts';
import { tellAdmins } from './tell-admins.ts';

/** Alarms that admins get as a message, with what to do. All others are lines of the log. */
const MESSAGES: Readonly<Partial<Record<GenerationAlarm, string>>> = {
  'out-of-credits':
    'The account with the vendor has no credits left: orders fail, and money goes back to users. Top up the account.',
  'bad-key':
    'The vendor refuses our key: orders fail, and money goes back to users. Check KIE_API_KEY and its limits.',
  'model-unknown':
    'The vendor no longer knows a model that we sell: orders of it fail. Run truth catalog sync.',
};

const USER_MESSAGES: Readonly<Record<UserAlarm, string>> = {
  'strange-payment': 'A payment came that does not fit what we offer.',
  'payment-question': 'A user asks about a payment.',
  'refund-refused':
    'Telegram refuses to give a payment back. The money is in the wallet again: settle it with the user.',
};

/** One message of a kind in this time: all orders suffer from the same fault. */
const PER_MS = 15 * 60_000;

/** Cards of models in that time: when all fail at once, the list of models shows the others. */
const MODELS_MAX = 10;

/** What Telegram takes. In UTF-16 units. */
const LENGTH_MAX = 4_096;

/** What an alarm is about. */
export interface AlarmSubject {
  readonly generationId: number;
  readonly modelId: string;
  readonly said: string;
}

/** A forbidden pattern that an instance has written to its log. */
export interface SeenPattern {
  readonly pattern: ForbiddenPatternId;
  readonly instance: string;
  readonly heldBack: number;
}

/** Tells operators what they should know. What they are owed is written in the transaction `db`. */
export interface OperatorAlarms {
  /** Logs it, and owes each admin a message where only they can help. */
  raise(db: Queryable, alarm: GenerationAlarm, about: AlarmSubject, nowMs: number): Promise<void>;
  /** Logs that there is something, and owes each admin a message with what it is. */
  raiseOfUser(
    db: Queryable,
    alarm: UserAlarm,
    about: { readonly userId: number; readonly detail: string },
    nowMs: number,
  ): Promise<void>;
  /** Logs that a model was taken off sale or put back by itself, and owes each admin its card. */
  raiseOfModel(
    db: Queryable,
    about: { readonly modelId: string; readonly breaker: Breaker },
    nowMs: number,
  ): Promise<void>;
  /**
   * Owes each admin a message about a line of the log that must not occur, with what to do.
   * `heldBack` is how many were seen before it that nobody was told of.
   */
  raiseOfLog(db: Queryable, seen: SeenPattern): Promise<void>;
}

/** Alarms to the log, and to the chats of these admins. */
export function operatorAlarms(log: Log, adminIds: readonly number[]): OperatorAlarms {
  const mayTell = repeatLimiter({ messages: 1, perMs: PER_MS });
  const mayTellOfModels = repeatLimiter({ messages: MODELS_MAX, perMs: PER_MS });
  const tell = (db: Queryable, message: Html): Promise<void> => {
    const text = shortenHtml(message, LENGTH_MAX).source;
    return tellAdmins(db, adminIds, (chat_id) => ({ chat_id, text, parse_mode: 'HTML' }));
  };
  return {
    raise: async (db, alarm, { generationId, modelId, said }, nowMs) => {
      const fields = { job_id: generationId, model: modelId, alarm, said };
      log.error(fields, 'an order needs an operator');
      const text = MESSAGES[alarm];
      if (text === undefined || !mayTell(alarm, nowMs).pass) return;
      await tell(db, html`<b>${text}</b>\n${modelId}: ${said}`);
    },
    raiseOfUser: async (db, alarm, { userId, detail }) => {
      // What a user writes is not for the log.
      log.error({ user_id: userId, alarm }, 'a user needs an operator');
      await tell(db, html`<b>${USER_MESSAGES[alarm]}</b>\n${userId}: ${detail}`);
    },
    raiseOfModel: async (db, { modelId, breaker }, nowMs) => {
      const { failures, retryAtMs, said } = breaker;
      const outage = retryAtMs === null ? null : { failures, retryAtMs, said };
      log.warn({ model: modelId, ...outage }, outage ? 'a model rests' : 'a model works again');
      if (!mayTellOfModels('models', nowMs).pass) return;
      const view = { show: 'model-news', modelId, outage } as const;
      await tellAdmins(db, adminIds, async (adminId) => {
        const language = (await readUserLanguage(db, adminId)) ?? defaultLanguage;
        return messagePayload(adminId, { kind: 'admin', view }, language);
      });
    },
    raiseOfLog: (db, seen) => tell(db, aboutPattern(seen)),
  };
}

const MARKS = { warning: '⚠️', error: '❗️', critical: '🚨' } as const;

function aboutPattern({ pattern, instance, heldBack }: SeenPattern): Html {
  const known = forbiddenPatterns.find(({ id }) => id === pattern);
  if (known === undefined) return html`<b>${pattern}</b>`;
  const more = heldBack === 0 ? html`` : html`\nAnd ${heldBack} more since the last message.`;
  const where = html`<code>${pattern}</code> in the log of ${instance}.${more}`;
  const mark = MARKS[known.severity];
  return html`${mark} <b>${known.description}</b>\n${known.fix}\n${where}`;
}
