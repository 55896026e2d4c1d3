import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startPage } from '../sandbox/page/page-server.ts';
import type { ChatPage } from './chat-page.ts';
import { eventually } from './eventually.ts';
import { beginPicture } from './order-by-mouse.ts';
import { PageUnderTest } from './page-under-test.ts';
import { withBrowser } from './with-browser.ts';

/** Each switch of the inspector does what it says, and whoever chats at that time loses nothing. */
withBrowser('what goes wrong at the push of a button', () => {
  let sandbox: PageUnderTest;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  /** The card of the instance that is in this state. */
  async function instance(chat: ChatPage, state: string) {
    const bot = await chat.inspect('Bot');
    const card = bot.locator('.card', { has: chat.page.locator(`[data-state="${state}"]`) });
    await card.first().waitFor();
    return card.first();
  }

  const push = async (chat: ChatPage, state: string, label: string): Promise<void> =>
    (await instance(chat, state)).getByRole('button', { name: label }).click();

  it('kill -9 in the middle of a conversation: another takes over, and nothing is lost', async () => {
    const chat = await sandbox.open();
    await beginPicture(chat, 'Before the crash');
    await chat.inspect('Bot');
    await chat.page.getByRole('button', { name: 'Start another instance' }).click();
    await instance(chat, 'PASSIVE');
    await push(chat, 'ACTIVE', 'kill -9');
    await chat.tap(/^🚀/);
    await chat.say('/balance');
    await chat.hears('How much to add?');
    await chat.hears('Done. Charged: ₽3.15.');
    await instance(chat, 'ended');
    await instance(chat, 'ACTIVE');
    await sandbox.bot.idle();
    expect(await sandbox.bot.ledgerFaults()).toEqual([]);
  });

  it('with nobody there, messages wait with one mark, and are answered later', async () => {
    const chat = await sandbox.open();
    await chat.say('/start');
    await chat.hears('Hello, Mia!');
    await push(chat, 'ACTIVE', 'SIGTERM');
    const bot = await chat.inspect('Bot');
    await eventually(() => bot.locator('[data-state="ended"]').count()).toBe(2);
    await chat.say('/help');
    await chat.tap('Pictures');
    await chat.own('/help').getByLabel('waits for the bot').waitFor();
    await chat.page.locator('.key[aria-busy="true"]', { hasText: 'Pictures' }).waitFor();
    await chat.page.getByRole('button', { name: 'Start another instance' }).click();
    await chat.own('/help').getByLabel('the bot has it').waitFor();
    await chat.hears('Pictures: what exactly?');
    await chat.page.locator('.key[aria-busy="true"]').waitFor({ state: 'detached' });
  });

  it('a paused leader is passed over, and is a follower when it wakes', async () => {
    const chat = await sandbox.open();
    await chat.inspect('Bot');
    await instance(chat, 'ACTIVE');
    await chat.page.getByRole('button', { name: 'Start another instance' }).click();
    await instance(chat, 'PASSIVE');
    await push(chat, 'ACTIVE', 'Pause');
    await instance(chat, 'paused');
    // Nobody wants to wait for that.
    await sandbox.bot.rows('UPDATE leader SET expires_at = now()');
    await instance(chat, 'ACTIVE');
    await push(chat, 'paused', 'Resume');
    await instance(chat, 'PASSIVE');
    await chat.say('/start');
    await chat.hears('Hello, Mia!');
  });

  it('a vendor that refuses costs nothing, and Telegram that is away is waited for', async () => {
    const chat = await sandbox.open();
    const vendor = await chat.inspect('Vendor');
    await vendor.getByLabel('The vendor').selectOption('moderation');
    await beginPicture(chat, 'Something forbidden');
    await chat.tap(/^🚀/);
    await chat.hears('₽3.15');
    const orders = await chat.inspect('Orders');
    await orders.locator('.card').first().getByText('given back').waitFor();
    await chat.inspect('Vendor');
    await vendor.getByLabel('The vendor').selectOption('none');
    await chat.inspect('Bot');
    await chat.page.getByRole('button', { name: 'Take Telegram away' }).click();
    await chat.say('/help');
    const sent = await chat.inspect('Sent');
    await sent.locator('[data-state="owed"]').first().waitFor();
    sandbox.bot.world.telegram.control.clearFaults();
    await sent.locator('[data-state="owed"]').waitFor({ state: 'detached' });
    await chat.hears('/paysupport');
  });

  it('the page waits for a sandbox that was ended, and goes on with the next one', async () => {
    const chat = await sandbox.open();
    const { world } = sandbox.bot;
    const first = await startPage(world);
    await chat.page.goto(first.url);
    await chat.page.locator('html[data-ready]').waitFor();
    await first.close();
    const offline = chat.page.getByText('The sandbox does not answer. This page waits');
    await offline.waitFor();
    await chat.say('Is anybody there?');
    await chat.page.getByText('Is it still running?').waitFor();
    expect(await chat.writer.inputValue()).toBe('Is anybody there?');
    const next = await startPage(world, Number(new URL(first.url).port));
    await offline.waitFor({ state: 'hidden' });
    await chat.say('/start');
    await chat.hears('Hello, Mia!');
    await chat.page.goto('about:blank');
    await next.close();
    // The browser notes each time that nobody answered.
    chat.complaints.splice(0);
  });
});
