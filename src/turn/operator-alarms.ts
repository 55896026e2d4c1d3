import type { GenerationAlarm } from '../core/generation/generation-event.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { Queryable } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { html } from '../telegram/html.ts';

/** Alarms that admins get as a message, with what to do. All others are lines of the log. */
const MESSAGES: Readonly<Partial<Record<GenerationAlarm, string>>> = {
  'out-of-credits':
    'The account with the vendor has no credits left: orders fail, and money goes back to users. Top up the account.',
  'bad-key':
    'The vendor refuses our key: orders fail, and money goes back to users. Check KIE_API_KEY and its limits.',
  'model-unknown':
    'The vendor no longer knows a model that we sell: orders of it fail. Run truth catalog sync.',
};

/** One message of a kind in this time: all orders suffer from the same fault. */
const PER_MS = 15 * 60_000;

/** What an alarm is about. */
export interface AlarmSubject {
  readonly generationId: number;
  readonly modelId: string;
  readonly said: string;
}

/** Tells operators what went wrong with orders. */
export interface OperatorAlarms {
  /** Logs it, and owes each admin a message where only they can help. */
  raise(db: Queryable, alarm: GenerationAlarm, about: AlarmSubject, nowMs: number): Promise<void>;
}

/** Alarms to the log, and to the chats of these admins. */
export function operatorAlarms(log: Log, adminIds: readonly number[]): OperatorAlarms {
  const mayTell = repeatLimiter({ messages: 1, perMs: PER_MS });
  return {
    raise: async (db, alarm, { generationId, modelId, said }, nowMs) => {
      log.error(
        { job_id: generationId, model: modelId, alarm, said },
        'an order needs an operator',
      );
      const text = MESSAGES[alarm];
      if (text === undefined || !mayTell(alarm, nowMs).pass) return;
      const words = html`<b>${text}</b>\n${modelId}: ${said}`.source;
      for (const adminId of adminIds) {
        const payload = { chat_id: adminId, text: words, parse_mode: 'HTML' };
        await insertOutbox(db, adminId, [{ method: 'sendMessage', payload, remember: null }]);
      }
      if (adminIds.length > 0) await wakeLanes(db, adminIds.map(laneOfChat));
    },
  };
}

function laneOfChat(chatId: number): string {
  return `chat:${chatId}`;
}
