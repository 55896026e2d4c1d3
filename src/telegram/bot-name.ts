import type { Log } from '../core/log.ts';
import type { BotApi } from './bot-api.ts';

/** Asks Telegram for the name of the bot. Until it has answered, and when it did not, null. */
export class BotName {
  #name: string | null = null;
  #isAsked = false;
  readonly #api: BotApi;
  readonly #log: Log;

  constructor(api: BotApi, log: Log) {
    this.#api = api;
    this.#log = log;
  }

  /** The name as far as it is known. Asks for it in the background, again when that has failed. */
  readonly read = (): string | null => {
    if (this.#name === null && !this.#isAsked) {
      this.#isAsked = true;
      this.#ask().catch((err: unknown) => {
        this.#isAsked = false;
        this.#log.warn({ err }, 'the name of the bot is not known yet');
      });
    }
    return this.#name;
  };

  async #ask(): Promise<void> {
    this.#name = (await this.#api.call('getMe', {})).username;
  }
}
