import type { Locator, Page } from 'playwright-core';
import { STEP_MS } from './eventually.ts';

/** The page as one person uses it. Each step waits until it can be done. */
export class ChatPage {
  readonly page: Page;
  readonly personId: number;
  /** Errors in the console, exceptions, answers that were faults. */
  readonly complaints: string[] = [];

  private constructor(page: Page, personId: number) {
    this.page = page;
    this.personId = personId;
    page.setDefaultTimeout(STEP_MS);
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`exception: ${error.message}`));
  }

  static async open(page: Page, url: string, personId: number): Promise<ChatPage> {
    const chat = new ChatPage(page, personId);
    await page.goto(url);
    await page.locator('html[data-ready]').waitFor();
    return chat;
  }

  get writer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The newest message of the bot with these words. */
  message(words: string | RegExp): Locator {
    return this.page.locator('article.from-bot', { hasText: words }).last();
  }

  /** The newest message of the person with these words. */
  own(words: string | RegExp): Locator {
    return this.page.locator('article.from-person', { hasText: words }).last();
  }

  /** The newest button under a message with these words. */
  key(words: string | RegExp): Locator {
    return this.page.locator('.key', { hasText: words }).last();
  }

  async say(text: string): Promise<void> {
    await this.writer.fill(text);
    await this.writer.press('Enter');
  }

  /** Waits for the bot to say this. */
  async hears(words: string | RegExp): Promise<Locator> {
    const message = this.message(words);
    await message.waitFor();
    return message;
  }

  /** Taps one button after the other, each as soon as it is there. */
  async tap(...labels: readonly (string | RegExp)[]): Promise<void> {
    for (const label of labels) await this.key(label).click();
  }

  /** Opens a tab of the inspector. Returns its contents. */
  async inspect(tab: string): Promise<Locator> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click();
    return this.page.getByRole('tabpanel', { name: tab });
  }

  /** What has the keyboard, in words. */
  async focused(): Promise<string> {
    return this.page.evaluate<string>(
      `document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent`,
    );
  }
}
