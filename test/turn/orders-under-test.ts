import { randomBytes } from 'node:crypto';
import type { Progress } from '../../src/core/dialogue/screen.ts';
import type { Generation, Order } from '../../src/core/generation/generation.ts';
import type { GenerationEvent } from '../../src/core/generation/generation-event.ts';
import type { SentFile } from '../../src/core/incoming.ts';
import type { DatabasePool } from '../../src/db/pool.ts';
import { insertCallback } from '../../src/db/queries/insert-callback.ts';
import { readGeneration } from '../../src/db/queries/read-generation.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createKieClient } from '../../src/kie/client.ts';
import { RequestWindow } from '../../src/kie/request-window.ts';
import { createMeter } from '../../src/ops/meter.ts';
import type { UserFile } from '../../src/telegram/user-file.ts';
import { advanceGeneration } from '../../src/turn/advance-generation.ts';
import { confirmGeneration } from '../../src/turn/confirm-generation.ts';
import { expireGenerations } from '../../src/turn/expire-generations.ts';
import type { SubmitPorts } from '../../src/turn/generation-ports.ts';
import { operatorAlarms } from '../../src/turn/operator-alarms.ts';
import { pollGeneration } from '../../src/turn/poll-generation.ts';
import { submitGeneration } from '../../src/turn/submit-generation.ts';
import {
  CREATE,
  READ,
  type ScriptedVendor,
  startScriptedVendor,
  type VendorAnswer,
} from '../kie/scripted-vendor.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';

export const ADMIN = 99;
export const PRICE = 500n;

/** Orders in a database of their own, with a vendor that says what the test tells it to. */
export class OrdersUnderTest {
  readonly ledger: LedgerUnderTest;
  readonly vendor: ScriptedVendor;
  log = new RecordedLog();
  nowMs = Date.now();
  fetchUserFile: (file: SentFile) => Promise<UserFile> = async () => {
    throw new Error('no file is expected');
  };
  /** What was shown of orders, in words. */
  readonly shown: string[] = [];
  creates = new RequestWindow({ count: 20, perMs: 10_000 });
  reads = new RequestWindow({ count: 1_000, perMs: 1_000 });
  alarms = operatorAlarms(this.log, [ADMIN]);

  private constructor(ledger: LedgerUnderTest, vendor: ScriptedVendor) {
    this.ledger = ledger;
    this.vendor = vendor;
  }

  static async open(): Promise<OrdersUnderTest> {
    return new OrdersUnderTest(await LedgerUnderTest.open(), await startScriptedVendor());
  }

  async close(): Promise<void> {
    await this.vendor.stop();
    await this.ledger.close();
  }

  /** Nothing of an earlier test is left but its orders. */
  async reset(): Promise<void> {
    this.vendor.calls.length = 0;
    this.vendor.script = () => ({ code: 500, msg: 'nothing is scripted' });
    this.shown.length = 0;
    this.log = new RecordedLog();
    this.alarms = operatorAlarms(this.log, [ADMIN]);
    this.creates = new RequestWindow({ count: 20, perMs: 10_000 });
    this.reads = new RequestWindow({ count: 1_000, perMs: 1_000 });
    this.nowMs = Date.now();
    await this.pool.query(`DELETE FROM outbox`);
    await this.pool.query(`DELETE FROM model_breakers`);
    await this.pool.query(`SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs`);
  }

  get pool(): DatabasePool {
    return this.ledger.pool;
  }

  get epoch(): number {
    return this.ledger.epoch;
  }

  ports(changes: Partial<SubmitPorts> = {}): SubmitPorts {
    return {
      db: this.pool,
      log: this.log,
      meter: createMeter(),
      now: () => this.nowMs,
      renderProgress: (generation, progress) => [this.#show(generation, progress)],
      alarms: this.alarms,
      vendor: createKieClient({
        apiBase: this.vendor.base,
        uploadBase: this.vendor.base,
        apiKey: 'kie-key-that-nobody-may-see',
        timeoutsMs: { create: 5_000, read: 5_000, upload: 5_000 },
      }),
      creates: this.creates,
      reads: this.reads,
      fetchUserFile: (file) => this.fetchUserFile(file),
      flush: async () => undefined,
      publicUrl: 'https://bot.example',
      ...changes,
    };
  }

  #show(generation: Generation, { ahead, usualSeconds }: Progress) {
    const { state, failure } = generation;
    const words = [state, failure?.kind, ahead, usualSeconds].filter((each) => each != null);
    this.shown.push(words.join(' '));
    const payload = { chat_id: generation.chatId, text: words.join(' ') };
    return { method: 'sendMessage', payload, remember: { progress: generation.id } };
  }

  /** A confirmed order of a new user who has twice the price. */
  async order(changes: Partial<Order> = {}, progressMessageId: number | null = 55) {
    const userId = await this.ledger.user(PRICE * 2n);
    const generation = await this.confirm(userId, changes);
    if (generation === null) throw new Error('the draft was confirmed before');
    if (progressMessageId !== null) {
      await this.pool.query('UPDATE generations SET progress_message_id = $1 WHERE id = $2', [
        progressMessageId,
        generation.id,
      ]);
    }
    return generation;
  }

  /** As the turn of a tap on "confirm" does it. */
  confirm(userId: number, changes: Partial<Order> = {}): Promise<Generation | null> {
    const order: Order = {
      draftId: randomBytes(6).toString('base64url'),
      modelId: 'z-image',
      input: { prompt: 'a cat <3', aspect_ratio: '1:1' },
      media: {},
      priceKopecks: PRICE,
      creditsMicro: 800_000,
      ...changes,
    };
    return inTransaction(this.pool, (db) =>
      confirmGeneration(db, order, {
        userId,
        chatId: userId,
        updateId: 1,
        language: 'en',
        epoch: this.epoch,
        nowMs: this.nowMs,
        callbackToken: randomBytes(24).toString('base64url'),
      }),
    );
  }

  submit(id: number, ports = this.ports()): Promise<void> {
    return submitGeneration(ports, this.epoch, id);
  }

  poll(id: number, ports = this.ports()): Promise<void> {
    return pollGeneration(ports, this.epoch, id);
  }

  expire(ports = this.ports()): Promise<void> {
    return expireGenerations(ports, this.epoch);
  }

  advance(id: number, event: GenerationEvent, ports = this.ports()) {
    return advanceGeneration(ports, this.epoch, id, event);
  }

  /** As Telegram accepts the result, or does not. */
  async deliver(id: number, ports = this.ports()): Promise<void> {
    const started = await this.advance(id, { kind: 'delivery-started' }, ports);
    if (started?.generation.state === 'delivering') {
      await this.advance(id, { kind: 'delivered' }, ports);
    }
  }

  /** The vendor calls back about an order. */
  async callBack({ callbackToken }: Generation, body: unknown): Promise<boolean> {
    return insertCallback(this.pool, callbackToken, JSON.stringify(body));
  }

  async read(id: number): Promise<Generation> {
    const generation = await readGeneration(this.pool, id);
    if (generation === null) throw new Error(`there is no order ${id}`);
    return generation;
  }

  async state(id: number): Promise<string> {
    return (await this.read(id)).state;
  }

  /** Kinds of the transfers that end the hold of an order. */
  async endings(id: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ kind: string }>(
      `SELECT kind FROM transfers
       WHERE ends_hold_id = (SELECT hold_id FROM generations WHERE id = $1::bigint)`,
      [id],
    );
    return rows.map(({ kind }) => kind);
  }

  /** What waits in the queue for an order, with the seconds until it is due. */
  async jobs(id: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ task: string; seconds: number }>(
      `SELECT task_identifier AS task,
              round(extract(epoch FROM run_at) - $2::numeric / 1000, 1)::float8 AS seconds
       FROM graphile_worker.jobs
       WHERE key LIKE '%:' || $1::text AND task_identifier <> 'handle-update'
       ORDER BY task_identifier`,
      [id, this.nowMs],
    );
    return rows.map(({ task, seconds }) => `${task} ${seconds < 1 ? 'now' : `in ${seconds} s`}`);
  }

  /** Takes the jobs of an order out of the queue, as the runner does. */
  async takeJobs(): Promise<void> {
    await this.pool.query('SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs');
  }

  /** Events of an order as they were written down. */
  async history(id: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ line: string }>(
      `SELECT event || ': ' || state_before || ' > ' || state_after AS line
       FROM generation_events WHERE generation_id = $1::bigint ORDER BY id`,
      [id],
    );
    return rows.map(({ line }) => line);
  }

  /** Texts that a chat is owed. */
  async owed(chatId: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ text: string }>(
      `SELECT payload->>'text' AS text FROM outbox WHERE chat_id = $1::bigint ORDER BY id`,
      [chatId],
    );
    return rows.map(({ text }) => text);
  }

  /** Requests for a generation that reached the vendor. */
  get created(): number {
    return this.vendor.callsOf(CREATE).length;
  }

  /** Requests are answered so, and questions so. */
  answer(create: VendorAnswer, read: VendorAnswer = WAITING): void {
    this.vendor.script = ({ path }) =>
      path === CREATE ? create : path === READ ? read : { code: 404, msg: 'no such path' };
  }
}

export function accepted(taskId: string): VendorAnswer {
  return { code: 200, data: { taskId, recordId: taskId } };
}

export const WAITING: VendorAnswer = { code: 200, data: { state: 'waiting', resultJson: '' } };

export const RESULT_URL = 'https://tempfile.example/r/1.png';

export const SUCCESS: VendorAnswer = {
  code: 200,
  data: { state: 'success', resultJson: JSON.stringify({ resultUrls: [RESULT_URL] }) },
};

export const NOT_VISIBLE: VendorAnswer = { code: 422, msg: 'recordInfo is null' };

export function failure(failCode: string, failMsg: string): VendorAnswer {
  return { code: 200, data: { state: 'fail', failCode, failMsg, resultJson: null } };
}
