import type { Browser, BrowserContextOptions } from 'playwright-core';
import { BotUnderTest } from '../bot/bot-under-test.ts';
import { type PageServer, startPage } from '../sandbox/page/page-server.ts';
import type { WorldOptions } from '../sandbox/world.ts';
import { ChatPage } from './chat-page.ts';
import { launchChromium } from './launch-chromium.ts';

export const DESKTOP = { width: 1400, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A whole sandbox, and a browser to look at it. */
export class PageUnderTest {
  readonly bot: BotUnderTest;
  readonly #server: PageServer;
  readonly #browser: Browser;
  readonly #open: ChatPage[] = [];

  private constructor(bot: BotUnderTest, server: PageServer, browser: Browser) {
    this.bot = bot;
    this.#server = server;
    this.#browser = browser;
  }

  static async start(options: WorldOptions = {}): Promise<PageUnderTest> {
    const [bot, browser] = await Promise.all([BotUnderTest.start(options), launchChromium()]);
    return new PageUnderTest(bot, await startPage(bot.world), browser);
  }

  /** A new window for a person of her own, who speaks English unless told otherwise. */
  async open(
    options: BrowserContextOptions & { person?: Partial<{ name: string; language: string }> } = {},
  ): Promise<ChatPage> {
    const { person, ...window } = options;
    const { id } = this.bot.world.telegram.control.addPerson({
      firstName: person?.name ?? 'Mia',
      languageCode: person?.language ?? 'en',
      stars: 5_000,
    });
    const context = await this.#browser.newContext({
      viewport: DESKTOP,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...window,
    });
    await context.addInitScript(`localStorage.setItem('person', '${id}')`);
    const chat = await ChatPage.open(await context.newPage(), this.#server.url, id);
    this.#open.push(chat);
    return chat;
  }

  /** Closes the windows of a test. Returns what the browser complained about in them. */
  async closeWindows(): Promise<string[]> {
    const complaints: string[] = [];
    for (const chat of this.#open.splice(0)) {
      complaints.push(...chat.complaints);
      await chat.page.context().close();
    }
    return complaints;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    await this.bot.stop();
  }
}
