import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ChatPage } from './chat-page.ts';
import { eventually } from './eventually.ts';
import { PageUnderTest } from './page-under-test.ts';
import { withBrowser } from './with-browser.ts';

const KEYS_MAX = 30;

/** Everything can be done without a mouse, and the keyboard is never lost on the way. */
withBrowser('the page by keyboard only', () => {
  let sandbox: PageUnderTest;
  let chat: ChatPage;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  /** Words of what has the keyboard, once that settles on something that fits. */
  const arrivesAt = (words: string | RegExp) => eventually(() => chat.focused()).toMatch(words);

  /** From the place to write up to the newest buttons, and on to the one with these words. */
  async function press(words: string): Promise<void> {
    const { keyboard } = chat.page;
    await chat.key(words).waitFor();
    await keyboard.press('Escape');
    await arrivesAt('Message');
    await keyboard.press('ArrowUp');
    for (let steps = 0; steps < KEYS_MAX; steps++) {
      if ((await chat.focused()).includes(words)) break;
      await keyboard.press('Tab');
    }
    expect(await chat.focused()).toContain(words);
    await keyboard.press('Enter');
  }

  it('goes from /start to a result, the history and a top-up', async () => {
    chat = await sandbox.open();
    const { keyboard } = chat.page;
    await arrivesAt('Message');
    await keyboard.type('/sta');
    await keyboard.press('ArrowDown');
    await arrivesAt('/start');
    await keyboard.press('Enter');
    await arrivesAt('Message');
    await chat.hears('Hello, Mia!');
    await press('Pictures');
    await chat.hears('what exactly?');
    await press('Picture from text');
    await chat.hears('cheapest first');
    await press('Nano Banana ·');
    await press('Make it');
    await chat.hears('Say in your own words');
    await keyboard.press('Escape');
    await arrivesAt('Message');
    await keyboard.type('A tin robot');
    await keyboard.press('Enter');
    await chat.hears('Your balance');
    await press('Start for');
    await chat.hears('Done. Charged');
    await press('My results');
    await chat.hears('newest first');
    await chat.say('/balance');
    await press('⭐ 250');
    await chat.key('Pay').waitFor();
    await press('Pay');
    await chat.dialog.waitFor();
    expect(await chat.focused()).toMatch(/^Pay/);
    await keyboard.press('Enter');
    await chat.hears('Balance: ₽386.85');
    await chat.dialog.waitFor({ state: 'detached' });
    expect(await chat.focused()).not.toBe('');
  });

  it('keeps the keyboard on a button when its message changes, or gives it back', async () => {
    chat = await sandbox.open();
    await chat.say('/start');
    await chat.key('Skip').focus();
    await chat.page.keyboard.press('Enter');
    await eventually(() => chat.page.evaluate('document.activeElement?.className')).toBe('key');
    await chat.page.keyboard.press('Escape');
    await arrivesAt('Message');
  });

  it('moves in the list of people and between the tabs with arrow keys', async () => {
    chat = await sandbox.open();
    const { page } = chat;
    await page.getByRole('button', { name: /^Анна/ }).focus();
    await page.keyboard.press('ArrowDown');
    await arrivesAt('Ben');
    await page.getByRole('tab', { name: 'Bot' }).focus();
    for (const tab of ['Orders', 'Money', 'Updates', 'Queue', 'Sent', 'Vendor', 'Bot']) {
      await page.keyboard.press('ArrowRight');
      await arrivesAt(tab);
      expect(await page.getByRole('tab', { selected: true }).textContent()).toBe(tab);
    }
  });

  it('opens the commands with a button, and a slash leads to the place to write', async () => {
    chat = await sandbox.open();
    const { page } = chat;
    await page.getByRole('button', { name: 'Commands' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: 'Commands' }).waitFor();
    await arrivesAt('/start');
    await page.keyboard.press('Escape');
    await arrivesAt('Message');
    await page.getByRole('tab', { name: 'Bot' }).focus();
    await page.keyboard.press('/');
    await arrivesAt('Message');
  });
});
