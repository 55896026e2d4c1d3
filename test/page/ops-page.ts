import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { eventually, STEP_MS } from './eventually.ts';

/** The page of the operator in a window of its own. */
export class OpsPage {
  readonly page: Page;
  /** Errors in the console, exceptions; that of a 401 before the sign-in is none. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(STEP_MS);
    page.on('console', (message) => {
      const isRefusal = / 401 \(/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(
    browser: Browser,
    url: string,
    window: BrowserContextOptions = {},
  ): Promise<OpsPage> {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...window,
    });
    const ops = new OpsPage(await context.newPage());
    await ops.page.goto(`${url}/ops`);
    return ops;
  }

  async signIn(token: string): Promise<void> {
    await this.page.getByLabel('Operator token').fill(token);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the panel says this. */
  async says(panel: string, words: string | RegExp): Promise<void> {
    const answer = this.page.locator(`#${panel} .answer`);
    const seen = () => answer.textContent().catch(() => 'nothing');
    await eventually(seen).toMatch(words);
  }

  /** How bad a panel says it is, in words. */
  word(panel: string): Promise<string | null> {
    return this.page.locator(`#${panel} .answer .word`).textContent();
  }
}
