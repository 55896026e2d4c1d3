import pg from 'pg';
import type { OwedCall } from '../../src/core/delivery/owed-call.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { insertOutbox } from '../../src/db/queries/insert-outbox.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { ChatMutex } from '../../src/turn/chat-mutex.ts';
import type { OutboxPorts } from '../../src/turn/flush-outbox.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from '../telegram/scripted-bot-api.ts';

/** The user of this chat is in the database. */
export const CHAT = 7;

/** A chat that is owed calls, in a database and before a Telegram of its own. */
export class OutboxUnderTest {
  readonly pool: pg.Pool;
  readonly telegram: ScriptedBotApi;
  log = new RecordedLog();
  readonly pauses: number[] = [];
  readonly #drop: () => Promise<void>;

  private constructor(pool: pg.Pool, telegram: ScriptedBotApi, drop: () => Promise<void>) {
    this.pool = pool;
    this.telegram = telegram;
    this.#drop = drop;
  }

  static async open(): Promise<OutboxUnderTest> {
    const { url, drop } = await freshDatabase();
    const pool = new pg.Pool({ connectionString: url, max: 5 });
    await pool.query(`INSERT INTO users (id, first_name, language) VALUES (${CHAT}, 'Ann', 'en')`);
    return new OutboxUnderTest(pool, await startScriptedBotApi(), drop);
  }

  async close(): Promise<void> {
    await this.telegram.stop();
    await this.pool.end();
    await this.#drop();
  }

  async reset(): Promise<void> {
    this.telegram.reset();
    this.log = new RecordedLog();
    this.pauses.length = 0;
    await this.pool.query('DELETE FROM outbox');
    await this.pool.query('UPDATE users SET blocked_at = NULL');
  }

  get db(): Queryable {
    return this.pool as unknown as Queryable;
  }

  /** What a freshly started process has. */
  ports(db: Queryable = this.db): OutboxPorts {
    return {
      db,
      api: createBotApi({ token: TOKEN, root: this.telegram.root }),
      mutex: new ChatMutex(),
      log: this.log,
      pause: async (ms) => this.pauses.push(ms),
    };
  }

  owe(...calls: OwedCall[]): Promise<void> {
    return insertOutbox(this.db, CHAT, calls);
  }

  /** How each call ended: `owed`, `done`, or the words of its refusal. */
  async ends(): Promise<string[]> {
    const { rows } = await this.pool.query(
      `SELECT CASE WHEN done_at IS NULL THEN 'owed' ELSE coalesce(refusal, 'done') END AS ended
       FROM outbox ORDER BY id`,
    );
    return rows.map(({ ended }) => ended);
  }

  /** Texts that reached Telegram. */
  texts(): unknown[] {
    return this.telegram.payloads().map(({ text }) => text);
  }

  /** Telegram answers so once, and accepts after that. */
  first(answer: Answer): void {
    this.telegram.script = () => {
      this.telegram.script = () => null;
      return answer;
    };
  }
}

export function say(text: string, remember: OwedCall['remember'] = null): OwedCall {
  return { method: 'sendMessage', payload: { chat_id: CHAT, text }, remember };
}

export function edit(text: string, remember: OwedCall['remember'] = null): OwedCall {
  const payload = { chat_id: CHAT, message_id: 55, text, parse_mode: 'HTML' };
  return { method: 'editMessageText', payload, remember };
}
