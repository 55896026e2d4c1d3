import { type AdminAction, encodeAdminAction } from '../../src/core/admin/admin-action.ts';
import { untraced } from '../../src/core/tracing.ts';
import { touchUser } from '../../src/db/queries/touch-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { TurnFailed, takeTurn } from '../../src/turn/turn.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

/** Turns of admins on a database of their own, as many at once as the test wants. */
export class AdminsUnderTest {
  readonly orders: OrdersUnderTest;
  readonly #owners: readonly number[];
  #lastUpdateId = 0;

  private constructor(orders: OrdersUnderTest, owners: readonly number[]) {
    this.orders = orders;
    this.#owners = owners;
  }

  /** Everybody with these ids is an owner. */
  static async open(owners: readonly number[]): Promise<AdminsUnderTest> {
    const orders = await OrdersUnderTest.open();
    for (const id of owners) {
      await inTransaction(orders.pool, (db) =>
        touchUser(db, { id, firstName: `Owner ${id}`, username: `owner${id}`, language: 'en' }),
      );
    }
    return new AdminsUnderTest(orders, owners);
  }

  close(): Promise<void> {
    return this.orders.close();
  }

  says(userId: number, text: string, more: object = {}): Promise<void> {
    const chat = { id: userId, type: 'private' };
    return this.#take(userId, {
      message: { message_id: 1, date: 1, from: sender(userId), chat, text, ...more },
    });
  }

  taps(userId: number, action: AdminAction): Promise<void> {
    const data = ['1', 'admin', ...encodeAdminAction(action)].join(':');
    const message = { message_id: 1, date: 1, chat: { id: userId, type: 'private' } };
    return this.#take(userId, {
      callback_query: { id: 'q', from: sender(userId), message, data },
    });
  }

  /** What a chat is owed, in words, oldest first. */
  async owed(chatId: number): Promise<string[]> {
    const { rows } = await this.orders.pool.query<{ text: string }>(
      `SELECT coalesce(payload->>'text', '') AS text FROM outbox WHERE chat_id = $1::bigint
       ORDER BY id`,
      [chatId],
    );
    return rows.map(({ text }) => text);
  }

  async audit(): Promise<{ actorId: number; subject: string; before: object; after: object }[]> {
    const { rows } = await this.orders.pool.query(
      `SELECT actor_id::float8 AS "actorId", subject, before, after FROM audit_log ORDER BY id`,
    );
    return rows as never;
  }

  /** As the task does it: again, when others were in the way. */
  async #take(userId: number, content: object): Promise<void> {
    const { pool, epoch } = this.orders;
    this.#lastUpdateId += 1;
    const lane = `chat:${userId}`;
    const payload = JSON.stringify({ update_id: this.#lastUpdateId, ...content });
    await pool.query('INSERT INTO inbox (update_id, payload, lane) VALUES ($1, $2, $3)', [
      this.#lastUpdateId,
      payload,
      lane,
    ]);
    const ports = {
      ...this.orders.ports(),
      adminIds: this.#owners,
      canPayRub: false,
      links: startLinks('secret', () => 'bot'),
      modelUse: new ModelUseCache(),
      tracing: untraced,
    };
    for (let attempt = 1; ; attempt++) {
      try {
        await takeTurn(ports, epoch, lane);
        return;
      } catch (error) {
        if (!(error instanceof TurnFailed) || attempt === 5) throw error;
      }
    }
  }
}

function sender(id: number) {
  return { id, first_name: `User ${id}`, username: `owner${id}`, language_code: 'en' };
}
