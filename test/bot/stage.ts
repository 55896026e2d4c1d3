import { adminId } from '../sandbox/fake-telegram/people.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';
import { WorldEvents } from './world-events.ts';

/** A bot with which one conversation is played after the other. */
export class Stage {
  readonly bot: BotUnderTest;
  readonly events: WorldEvents;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(bot: BotUnderTest) {
    this.bot = bot;
    this.events = new WorldEvents(bot);
  }

  /** Resolves when the bot leads, and knows its admin. */
  static async open(): Promise<Stage> {
    const stage = new Stage(await BotUnderTest.start());
    await new ChatUser(stage.bot.world.telegram.control, adminId).command('start');
    await stage.bot.settled();
    return stage;
  }

  /** Plays a conversation when those before it are over. The next one finds the bot in order. */
  play(conversation: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      await this.#restAdmin();
      try {
        await conversation();
      } finally {
        await this.events.letLead();
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * The admin takes part in many conversations: they may have chosen another language in the last,
   * and in all of them together they do more than one person can.
   */
  async #restAdmin(): Promise<void> {
    await this.bot.rows(`UPDATE users SET language = 'ru' WHERE id = $1`, [adminId]);
    await this.bot.rows(`UPDATE dialogues SET state = state - 'pace' WHERE chat_id = $1`, [
      adminId,
    ]);
  }
}
