import type { Generation, GenerationResult } from '../../src/core/generation/generation.ts';
import type { DatabasePool } from '../../src/db/pool.ts';
import { readDeliveries } from '../../src/db/queries/read-deliveries.ts';
import { readGeneration } from '../../src/db/queries/read-generation.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createMeter } from '../../src/ops/meter.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { advanceGeneration } from '../../src/turn/advance-generation.ts';
import { ChatMutex } from '../../src/turn/chat-mutex.ts';
import { confirmGeneration } from '../../src/turn/confirm-generation.ts';
import { type DeliverPorts, deliverResult } from '../../src/turn/deliver-result.ts';
import { flushOutbox } from '../../src/turn/flush-outbox.ts';
import { operatorAlarms } from '../../src/turn/operator-alarms.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from '../telegram/scripted-bot-api.ts';
import { type FileServer, startFileServer } from './file-server.ts';

export const PRICE = 400n;
const PURSE = 1_000n;
const NOW_MS = Date.UTC(2030, 0, 1);

/** The outcome of an order whose results have these ids, or kinds when they have none. */
export function delivered(...files: string[]): object {
  return { state: 'delivered', spent: PRICE, held: 0n, delivered: files };
}

/** The outcome of an order that cost nothing, although these may be with the user. */
export function failed(...files: string[]): object {
  return { state: 'failed', spent: 0n, held: 0n, delivered: files };
}

/** Orders with results, ready to be delivered, in a world of their own. */
export class DeliveryUnderTest {
  readonly ledger: LedgerUnderTest;
  readonly telegram: ScriptedBotApi;
  readonly files: FileServer;
  log = new RecordedLog();
  readonly pauses: number[] = [];
  #drafts = 0;

  private constructor(ledger: LedgerUnderTest, telegram: ScriptedBotApi, files: FileServer) {
    this.ledger = ledger;
    this.telegram = telegram;
    this.files = files;
  }

  static async open(): Promise<DeliveryUnderTest> {
    const [ledger, telegram, files] = await Promise.all([
      LedgerUnderTest.open(),
      startScriptedBotApi(),
      startFileServer(),
    ]);
    return new DeliveryUnderTest(ledger, telegram, files);
  }

  async close(): Promise<void> {
    await Promise.all([this.telegram.stop(), this.files.stop()]);
    await this.ledger.close();
  }

  reset(): void {
    this.telegram.reset();
    this.files.files.clear();
    this.files.asked.length = 0;
    this.pauses.length = 0;
    this.log = new RecordedLog();
  }

  /** Keeps a file, and returns the result that is at its address. */
  file(name: string, bytes: Uint8Array): GenerationResult {
    this.files.files.set(`/${name}`, { bytes });
    return { kind: 'file', url: `${this.files.root}/${name}` };
  }

  /** Calls of these methods are refused from now on. */
  refuse(methods: RegExp, code = 400, description = 'Bad Request: no'): void {
    this.telegram.script = ({ method }) => (methods.test(method) ? { code, description } : null);
  }

  /** The first calls of these methods are answered so, and later ones accepted. */
  firstTimes(times: number, methods: RegExp, answer: Answer): void {
    let left = times;
    this.telegram.script = ({ method }) => (methods.test(method) && left-- > 0 ? answer : null);
  }

  /** What a freshly started process has. */
  ports(db: DatabasePool = this.ledger.pool): DeliverPorts {
    const api = createBotApi({ token: TOKEN, root: this.telegram.root });
    const { log } = this;
    const pause = async (ms: number): Promise<void> => {
      this.pauses.push(ms);
    };
    const mutex = new ChatMutex();
    return {
      db,
      api,
      log,
      meter: createMeter(),
      pause,
      uploads: new ChatMutex(),
      now: () => NOW_MS,
      alarms: operatorAlarms(log, []),
      renderProgress: ({ chatId, state }) => [
        { method: 'sendMessage', payload: { chat_id: chatId, text: state }, remember: null },
      ],
      flush: (chatId) => flushOutbox({ db, api, mutex, log, pause }, chatId),
    };
  }

  /** A paid order that the vendor has finished with these results. */
  async finished(...results: GenerationResult[]): Promise<Generation> {
    const { pool, epoch } = this.ledger;
    const userId = await this.ledger.user(PURSE);
    this.#drafts += 1;
    const draftId = `draft${this.#drafts}`;
    const order = {
      draftId,
      modelId: 'z-image',
      input: { prompt: 'A <cat> & a dog' },
      media: {},
      priceKopecks: PRICE,
      creditsMicro: 1_000_000,
    };
    const generation = await inTransaction(pool, (db) =>
      confirmGeneration(db, order, {
        userId,
        chatId: userId,
        updateId: 1,
        language: 'en',
        epoch,
        nowMs: NOW_MS,
        callbackToken: `token-of-${draftId}-0000`,
      }),
    );
    if (generation === null) throw new Error('The draft was confirmed before.');
    for (const event of [
      { kind: 'submission-started' },
      { kind: 'accepted', taskId: `task-${draftId}` },
      { kind: 'succeeded', results },
    ] as const) {
      await advanceGeneration(this.ports(), epoch, generation.id, event);
    }
    return generation;
  }

  /** One run of the task in a process of its own. */
  async deliver({ id }: Pick<Generation, 'id'>, ports = this.ports()): Promise<void> {
    await deliverResult(ports, id, { epoch: this.ledger.epoch, isStopping: () => false });
  }

  /** What became of an order, and of the money. */
  async outcome({ id, userId }: Generation): Promise<object> {
    const after = await readGeneration(this.ledger.pool, id);
    const { availableKopecks, heldKopecks } = await this.ledger.wallet(userId);
    const deliveries = await readDeliveries(this.ledger.pool, id);
    return {
      state: after?.state,
      spent: PURSE - availableKopecks - heldKopecks,
      held: heldKopecks,
      delivered: deliveries.map(({ kind, fileId }) => fileId ?? kind),
    };
  }

  /** Methods that were called, without the progress messages. */
  sent(): string[] {
    return this.telegram.calls
      .filter(({ payload }) => !/^(delivered|failed)$/.test(String(payload['text'])))
      .map(({ method }) => method);
  }
}
