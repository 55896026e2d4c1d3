import { defaultLanguage } from '../../generated/bot.ts';
import type { AdminScreen } from '../core/admin/admin-screen.ts';
import { may } from '../core/admin/rights.ts';
import type { SeenPattern } from '../core/admin/seen-pattern.ts';
import type { UserAlarm } from '../core/admin/user-alarm.ts';
import type { Breaker } from '../core/catalogue/breaker.ts';
import type { GenerationAlarm, VendorAlarm } from '../core/generation/generation-event.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { Queryable } from '../db/pool.ts';
import { readStaff } from '../db/queries/read-staff.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { messagePayload } from '../telegram/calls.ts';
import { tellTeam } from './tell-team.ts';

/** Alarms of orders that the team is told of, since only it can help. All are in the log. */
const TOLD: Readonly<Record<VendorAlarm, true>> = {
  'out-of-credits': true,
  'bad-key': true,
  'model-unknown': true,
};

/** One message of a kind in this time: all orders suffer from the same fault. */
const PER_MS = 15 * 60_000;

/** Cards of models in that time: when all fail at once, the list of models shows the others. */
const MODELS_MAX = 10;

/** What an alarm is about. */
export interface AlarmSubject {
  readonly generationId: number;
  readonly modelId: string;
  readonly said: string;
}

/** Tells operators what they should know. What they are owed is written in the transaction `db`. */
export interface OperatorAlarms {
  /** Logs it, and owes each owner a message where only they can help. */
  raise(db: Queryable, alarm: GenerationAlarm, about: AlarmSubject, nowMs: number): Promise<void>;
  /** Logs that there is something, and owes what it is to everybody who may answer users. */
  raiseOfUser(db: Queryable, userId: number, alarm: UserAlarm): Promise<void>;
  /** Logs that a model was taken off sale or put back by itself, and owes each owner its card. */
  raiseOfModel(
    db: Queryable,
    about: { readonly modelId: string; readonly breaker: Breaker },
    nowMs: number,
  ): Promise<void>;
  /** Owes each owner a message about a line of the log that must not occur. */
  raiseOfLog(db: Queryable, seen: SeenPattern): Promise<void>;
}

/**
 * Alarms to the log, and to the chats of the team, each in the language of who is told. Owners are
 * named by the environment; others have a role in the database.
 */
export function operatorAlarms(log: Log, ownerIds: readonly number[]): OperatorAlarms {
  const mayTell = repeatLimiter({ messages: 1, perMs: PER_MS });
  const mayTellOfModels = repeatLimiter({ messages: MODELS_MAX, perMs: PER_MS });
  const tell = (db: Queryable, view: AdminScreen, ids = ownerIds): Promise<void> =>
    tellTeam(db, ids, async (id) => {
      const language = (await readUserLanguage(db, id)) ?? defaultLanguage;
      return messagePayload(id, { kind: 'admin', view }, language);
    });
  return {
    raise: async (db, alarm, { generationId, modelId, said }, nowMs) => {
      const fields = { job_id: generationId, model: modelId, alarm, said };
      log.error(fields, 'an order needs an operator');
      if (!isTold(alarm) || !mayTell(alarm, nowMs).pass) return;
      await tell(db, { show: 'order-alarm', alarm, orderId: generationId, modelId, said });
    },
    raiseOfUser: async (db, userId, alarm) => {
      // What a user writes is not for the log.
      log.error({ user_id: userId, alarm: alarm.about }, 'a user needs an operator');
      const helpers = (await readStaff(db)).filter(({ role }) => may(role, 'answer-user'));
      const ids = new Set([...ownerIds, ...helpers.map(({ id }) => id)]);
      await tell(db, { show: 'user-alarm', userId, alarm }, [...ids]);
    },
    raiseOfModel: async (db, { modelId, breaker }, nowMs) => {
      const { failures, retryAtMs, said } = breaker;
      const outage = retryAtMs === null ? null : { failures, retryAtMs, said };
      log.warn({ model: modelId, ...outage }, outage ? 'a model rests' : 'a model works again');
      if (!mayTellOfModels('models', nowMs).pass) return;
      await tell(db, { show: 'model-news', modelId, outage });
    },
    raiseOfLog: (db, seen) => tell(db, { show: 'log-alarm', seen }),
  };
}

function isTold(alarm: GenerationAlarm): alarm is VendorAlarm {
  return Object.hasOwn(TOLD, alarm);
}
