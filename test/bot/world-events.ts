import { type ModelId, models } from '../../generated/models/index.ts';
import type { GrantedRole } from '../../src/core/admin/rights.ts';
import { FAULT_KINDS, type Fault } from '../sandbox/fake-kie/faults.ts';
import { occupyLock } from '../sandbox/occupied-lock.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { openForm } from './order-model.ts';

type Happening = (rest: string, speaker: ChatUser) => Promise<void>;

/** As those of test shops look. */
const PROVIDER_TOKEN = '381764678:TEST:98765';

/** What stands after `=` in a transcript: things that no user does. */
export class WorldEvents {
  readonly #bot: BotUnderTest;
  /** Holds the leader lock, so that nobody can lead. */
  #giveBackLock: (() => Promise<void>) | null = null;
  /** Whether updates are kept for the next leader. */
  #isHeld = false;
  /** The leader has the token of a provider of payments. */
  #takesRoubles = false;

  constructor(bot: BotUnderTest) {
    this.#bot = bot;
  }

  readonly #happenings: Readonly<Record<string, Happening>> = {
    /** `chooses: Z-Image`: from `/start` to the form, by the buttons. */
    chooses: (rest, user) => openForm(user, modelNamed(rest)),
    /** `says: /refund CHARGE`, with the number of the last payment in place of CHARGE. */
    says: async (rest, user) => {
      const [payment] = await this.#bot.rows<{ id: string }>(
        'SELECT charge_id AS id FROM payments ORDER BY paid_at DESC LIMIT 1',
      );
      user.say(rest.replace('CHARGE', payment?.id ?? 'none'));
    },
    /** `looks up: Лев`: an admin asks for the newest user of that name. */
    'looks up': async (rest, user) => {
      const [found] = await this.#bot.rows<{ id: string }>(
        'SELECT id FROM users WHERE first_name = $1 ORDER BY created_at DESC LIMIT 1',
        [rest],
      );
      user.say(`/admin ${found?.id ?? 'none'}`);
    },
    /** `opens the newest order`: an admin asks for it by its number. */
    'opens the newest order': async (_rest, user) => {
      const [found] = await this.#bot.rows<{ id: string }>('SELECT max(id) AS id FROM generations');
      user.say(found?.id ?? 'none');
    },
    /** The speaker belongs to those who run the bot. */
    'is made admin': (_rest, { id }) => this.#grant(id, 'admin'),
    'is made support': (_rest, { id }) => this.#grant(id, 'support'),
    /** From here on nothing that the speaker sends can be handled. */
    'a fault strikes their chat': async (_rest, { id }) => {
      await this.#bot.rows(
        `CREATE OR REPLACE FUNCTION break_a_chat() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF NEW.chat_id = TG_ARGV[0]::bigint THEN RAISE EXCEPTION 'a planted fault'; END IF;
           RETURN NEW;
         END $$`,
      );
      await this.#bot.rows(
        `CREATE TRIGGER break_a_chat BEFORE INSERT OR UPDATE ON dialogues
         FOR EACH ROW EXECUTE FUNCTION break_a_chat(${id})`,
      );
    },
    'the fault is mended': async () => {
      await this.#bot.rows('DROP TRIGGER break_a_chat ON dialogues');
    },
    /** An admin sends what the user was told. */
    'sends the number of the error': async (_rest, user) => {
      const [incident] = await this.#bot.rows<{ id: string }>(
        'SELECT id FROM incidents ORDER BY happened_at DESC LIMIT 1',
      );
      user.say(`№ ${incident?.id ?? 'none'}.`);
    },
    /** The last link by which somebody invites, or shows a result, is followed. */
    'follows the link': async (_rest, user) => {
      const [row] = await this.#bot.rows<{ start: string }>(
        `SELECT substring(payload::text FROM 'start=([rs]_[A-Za-z0-9_-]+)') AS start
         FROM outbox WHERE payload::text ~ 'start=[rs]_' ORDER BY id DESC LIMIT 1`,
      );
      user.say(`/start ${row?.start ?? 'nowhere'}`);
    },
    /** `killed while the vendor works: Start`: the button is tapped, and the bot dies. */
    'killed while the vendor works': async (rest, user) => {
      const { kie } = this.#bot.world;
      kie.control.fault({ kind: 'slow', times: 1, ms: 1_000 });
      await user.tap((button) => button.label.startsWith(rest));
      await until('the vendor has it', async () => {
        const sql = `SELECT 1 FROM generations WHERE user_id = $1 AND state = 'submitted'`;
        return (await this.#bot.rows(sql, [user.id])).length > 0 ? true : null;
      });
      await killHard(await this.#bot.leader());
      await this.#bot.startLeader();
    },
    /** `vendor: fail flagged`, `vendor: no-credits`: the next request or task. */
    vendor: async (rest) => this.#spoilVendor(rest),
    /** `telegram refuses: sendPhoto 400 Bad Request: …` */
    'telegram refuses': async (rest, { id: chatId }) => {
      const [, method = '', code = '', description = ''] = /^(\S+) (\d+) (.+)$/.exec(rest) ?? [];
      const effect = { kind: 'refuse', code: Number(code), description } as const;
      this.#bot.world.telegram.control.fault({ method, chatId, times: 1, effect });
    },
    /** `20 taps: Label`, all at once. */
    '20 taps': async (rest, user) => {
      const message = user.messages.findLast(({ keyboard }) => keyboard.flat().length > 0);
      const button = message?.keyboard.flat().find(({ label }) => label.startsWith(rest));
      if (message === undefined || button?.data == null) throw new Error(`No button ${rest}.`);
      for (let count = 0; count < 20; count++) user.tapData(message.messageId, button.data, rest);
    },
    /** `old button: data`: a tap on the newest message, of a button that is not there any more. */
    'old button': async (rest, user) => {
      const message = user.messages.findLast(({ isFromBot }) => isFromBot);
      user.tapData(message?.messageId ?? 0, rest, rest);
    },
    'all orders are overdue': async () => {
      await this.#bot.rows(
        `UPDATE generations SET created_at = created_at - interval '2 hours',
                                expires_at = now() - interval '1 second'
         WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')`,
      );
      await this.#bot.rows(
        `SELECT graphile_worker.add_job('expire-holds', job_key := 'expire-holds')`,
      );
    },
    /** What rests has rested long enough: one order may try it. */
    'the pause of models is over': async () => {
      await this.#bot.rows('UPDATE model_breakers SET retry_at = now() WHERE retry_at IS NOT NULL');
    },
    'an hour passes': async (_rest, { id }) => {
      const hourAgo = Date.now() - 61 * 60_000;
      await this.#bot.rows(
        `UPDATE dialogues SET state = jsonb_set(state, '{touchedAtMs}', to_jsonb($2::bigint))
         WHERE chat_id = $1`,
        [id, hourAgo],
      );
    },
    /** Ends what the vendor was never going to end, when all that was ordered has reached it. */
    'the vendor is done': async () => {
      await until('every order is sent', async () => {
        const sql = `SELECT FROM graphile_worker._private_jobs WHERE key LIKE 'submit:%'`;
        return (await this.#bot.rows(sql)).length === 0 ? true : null;
      });
      const { control } = this.#bot.world.kie;
      const running = control.tasks().filter(({ state }) => !['success', 'fail'].includes(state));
      for (const { id } of running) await control.settle(id);
    },
    /** Whatever is sent there is put off, for longer than a conversation takes. */
    'the vendor closes for a while': async () => {
      this.#bot.world.kie.control.fault({ kind: 'maintenance' });
    },
    'the vendor is open again': async () => {
      this.#bot.world.kie.control.clearFaults();
      await this.#bot.rows(
        `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'submit:%'`,
      );
    },
    /** Killed without a word; another instance comes. */
    'the bot is killed and another one comes': async () => {
      await killHard(await this.#bot.leader());
      await this.#bot.startLeader();
    },
    /** What Telegram tells of payments from here on is gone, as after a restored backup. */
    'payments get lost': async () => {
      await this.#bot.rows(`
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
      await this.#bot.rows(`
        CREATE TRIGGER lose BEFORE INSERT ON inbox FOR EACH ROW
        WHEN (NEW.payload LIKE '%"successful_payment"%') EXECUTE FUNCTION lose()`);
    },
    /** An hour later what Telegram knows of Stars is compared with the ledger. */
    'the books are compared': async () => {
      await this.#losePaymentsNoMore();
      this.#bot.world.telegram.control.agePayments(3_600);
      await this.#bot.rows(`SELECT graphile_worker.add_job('reconcile', job_key := 'reconcile')`);
    },
    /** Another instance comes, which may send invoices in roubles. */
    'roubles are taken': async () => {
      await killHard(await this.#bot.leader());
      this.#takesRoubles = true;
      const service = this.#bot.world.startService({ TELEGRAM_PROVIDER_TOKEN: PROVIDER_TOKEN });
      await service.health(({ mode }) => mode === 'ACTIVE');
    },
    /** `nobody leads: REJECT` or `HOLD`: one instance is there, and may not lead. */
    'nobody leads': async (rest) => {
      await killHard(await this.#bot.leader());
      this.#giveBackLock = await occupyLock(this.#bot.world.databaseUrl);
      this.#isHeld = rest === 'HOLD';
      const passive = this.#bot.world.startService({ PASSIVE_MODE: rest });
      await passive.health(({ mode }) => mode === 'PASSIVE');
    },
    'an instance leads again': async () => {
      await this.#giveBackLock?.();
      this.#giveBackLock = null;
      await this.#bot.leader();
    },
  };

  /** Makes it happen. Throws an Error for what nobody knows. */
  readonly happen = async (text: string, speaker: ChatUser): Promise<void> => {
    const [, name = text, rest = ''] = /^([^:]+): (.+)$/.exec(text) ?? [];
    const happening = this.#happenings[name];
    if (happening === undefined) throw new Error(`Nobody makes happen: ${text}`);
    await happening(rest, speaker);
  };

  /** After a transcript, also one that broke off: the bot leads, no model rests, nobody waits. */
  readonly letLead = async (): Promise<void> => {
    await this.#giveBackLock?.();
    this.#giveBackLock = null;
    this.#bot.world.kie.control.clearFaults();
    await this.#losePaymentsNoMore();
    await this.#bot.rows('DELETE FROM model_breakers');
    await this.#bot.rows('DELETE FROM questions');
    await this.#bot.rows('DROP TRIGGER IF EXISTS break_a_chat ON dialogues');
    await this.#bot.rows('DELETE FROM admin_roles WHERE granted_by = user_id');
    if (!this.#takesRoubles) return;
    this.#takesRoubles = false;
    await this.happen('the bot is killed and another one comes', this.#bot.user());
  };

  /** Resolves when the bot has done all that it is going to do. */
  readonly settle = async (): Promise<void> => {
    if (this.#giveBackLock === null) return this.#bot.settled();
    await until('all updates are stored, or answered without a leader', async () => {
      if (this.#bot.world.telegram.control.pending().length > 0) return null;
      if (this.#isHeld) return true;
      const sql = 'SELECT 1 FROM inbox WHERE handled_at IS NULL';
      if ((await this.#bot.rows(sql)).length > 0) return null;
      return this.#bot.world.telegram.control.openTaps === 0 ? true : null;
    });
  };

  async #grant(userId: number, role: GrantedRole): Promise<void> {
    const sql = `INSERT INTO admin_roles (user_id, role, granted_by) VALUES ($1, $2, $1)`;
    await this.#bot.rows(sql, [userId, role]);
  }

  async #losePaymentsNoMore(): Promise<void> {
    await this.#bot.rows('DROP FUNCTION IF EXISTS lose CASCADE');
  }

  #spoilVendor(rest: string): void {
    const { control } = this.#bot.world.kie;
    const [kind = '', failure] = rest.split(' ');
    if (!Object.hasOwn(FAULT_KINDS, kind)) throw new Error(`There is no fault ${kind}.`);
    control.fault({ kind, times: 1, ...(failure === undefined ? {} : { failure }) } as Fault);
  }
}

function modelNamed(title: string): ModelId {
  const found = Object.values(models).find((model) =>
    Object.values<string>(model.title).includes(title),
  );
  if (found === undefined) throw new Error(`No model is called ${title}.`);
  return found.id;
}

async function killHard(service: ServiceProcess): Promise<void> {
  service.kill('SIGKILL');
  await service.exited;
}
