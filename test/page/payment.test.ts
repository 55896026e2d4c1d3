import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ChatPage } from './chat-page.ts';
import { PageUnderTest } from './page-under-test.ts';
import { withBrowser } from './with-browser.ts';

withBrowser('the payment sheet', () => {
  let sandbox: PageUnderTest;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    sandbox.bot.world.telegram.control.change({ checkoutAnswerMs: 10_000 });
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  async function openSheet(chat: ChatPage, stars: RegExp): Promise<void> {
    await chat.say('/balance');
    await chat.tap(stars);
    await chat.hears('Top-up');
    await chat.tap('Pay');
    await chat.dialog.waitFor();
  }

  it('can be closed, and nothing was paid', async () => {
    const chat = await sandbox.open();
    await openSheet(chat, /⭐ 50 /);
    await chat.dialog.getByRole('button', { name: 'Cancel' }).click();
    await chat.dialog.waitFor({ state: 'detached' });
    await chat.tap('Pay');
    await chat.page.keyboard.press('Escape');
    await chat.dialog.waitFor({ state: 'detached' });
    expect(sandbox.bot.world.telegram.control.person(chat.personId).stars).toBe(5_000);
  });

  it('says so when the bot does not answer in time, and can be tried again', async () => {
    const chat = await sandbox.open();
    const { control } = sandbox.bot.world.telegram;
    await openSheet(chat, /⭐ 50 /);
    control.change({ checkoutAnswerMs: 0 });
    const pay = chat.dialog.getByRole('button', { name: /^Pay/ });
    await pay.click();
    await chat.dialog.getByRole('alert').getByText('did not answer in time').waitFor();
    expect(control.person(chat.personId).stars).toBe(5_000);
    control.change({ checkoutAnswerMs: 10_000 });
    await pay.click();
    await chat.hears('Balance: ₽85.00');
    expect(control.person(chat.personId).stars).toBe(4_950);
  });

  it('says why when there are too few Stars', async () => {
    const chat = await sandbox.open();
    await openSheet(chat, /⭐ 1,000/);
    sandbox.bot.world.telegram.control.setStars(chat.personId, 999);
    await chat.dialog.getByRole('button', { name: /^Pay/ }).click();
    await chat.dialog.getByRole('alert').getByText('there are only 999').waitFor();
    chat.complaints.splice(0);
  });
});
