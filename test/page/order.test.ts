import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { orderPicture, PROMPT } from './order-by-mouse.ts';
import { PageUnderTest, PHONE } from './page-under-test.ts';
import { picture } from './picture.ts';
import { widthWhenShown } from './width-when-shown.ts';
import { withBrowser } from './with-browser.ts';

const PHONE_WINDOW = { viewport: PHONE, hasTouch: true, isMobile: true };

/** The way of a customer: from the first word to a result, and money for the next one. */
withBrowser('an order in the browser', () => {
  let sandbox: PageUnderTest;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  it('goes from /start to a picture, the history and a top-up by mouse', async () => {
    const chat = await sandbox.open();
    await orderPicture(chat);
    const result = await chat.hears(PROMPT);
    const image = result.getByRole('img');
    expect(await widthWhenShown(image)).toBeGreaterThan(500);
    await sandbox.bot.idle();
    const orders = await chat.inspect('Orders');
    await orders.getByText('Telegram has it; now it is charged').first().waitFor();
    await picture(chat.page, 'sandbox-light');

    await image.click();
    await chat.dialog.getByRole('button', { name: 'Close' }).click();
    await chat.tap('My results');
    await chat.hears('Your results, newest first');
    await chat.tap(/Nano Banana · A red fox/, 'Send again');
    await eventually(() => chat.page.locator('article img').count()).toBe(2);

    await chat.say('/balance');
    await chat.tap(/⭐ 250/, 'Pay');
    await chat.dialog.getByRole('button', { name: /^Pay/ }).click();
    await chat.hears('Balance: ₽386.85');
    await chat.dialog.waitFor({ state: 'detached' });
    await chat.page.getByText('4750 ⭐ to play with').waitFor();
    expect(await chat.key('Pay').isDisabled()).toBe(true);
  });

  it('is the same on a phone, one pane at a time', async () => {
    const chat = await sandbox.open({ ...PHONE_WINDOW, person: { name: 'Tom' } });
    const prompt = 'A paper boat, <b>&amp;</b> "quotes"';
    await orderPicture(chat, prompt);
    await chat.hears(prompt);
    await sandbox.bot.idle();
    await picture(chat.page, 'sandbox-phone');
    const { page } = chat;
    const isWithin = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
    expect(isWithin).toBe(true);
    expect(await page.locator('#people').isVisible()).toBe(false);
    const bar = page.getByRole('navigation', { name: 'Panes' });
    await bar.getByRole('button', { name: 'Inside' }).click();
    const money = await chat.inspect('Money');
    await money.getByRole('heading', { name: 'Sum of everything' }).waitFor();
    expect(await page.locator('#chat').isVisible()).toBe(false);
    await bar.getByRole('button', { name: 'People' }).click();
    await page.getByRole('button', { name: /^Tom/ }).last().click();
    await chat.writer.waitFor();
    expect(await page.locator('#people').isVisible()).toBe(false);
  });

  it('is told inside: which update made it, and what became of its money', async () => {
    const chat = await sandbox.open({ colorScheme: 'dark', person: { name: 'Zoe' } });
    await orderPicture(chat, 'A lighthouse');
    await sandbox.bot.idle();
    const panel = await chat.inspect('Orders');
    const order = panel.locator('.card', { hasText: 'Zoe' }).first();
    await order.getByText('charged', { exact: true }).waitFor();
    await picture(chat.page.locator('#inspector'), 'sandbox-inspector');
    await picture(chat.page, 'sandbox-dark');
    await order.getByRole('button', { name: /^update #/ }).click();
    const updates = chat.page.getByRole('tabpanel', { name: 'Updates' });
    const update = updates.locator('.card:focus');
    await update.getByText('Zoe taps 🚀 Start for ₽3.15').waitFor();
    await update.getByText(/:confirm:/).waitFor();
    await update.getByRole('button', { name: /^made order #/ }).click();
    await order.getByRole('button', { name: / · #/ }).last().click();
    const money = chat.page.getByRole('tabpanel', { name: 'Money' });
    await money.locator('.card:focus').getByText('our revenue').waitFor();
    await money.getByText('proved').waitFor();
  });

  it('leaves nobody else in the dark: people have marks for what they did not read', async () => {
    const chat = await sandbox.open({ person: { name: 'Noa' } });
    const { page } = chat;
    await chat.say('/start');
    await chat.hears('Hello, Noa!');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await chat.dialog.getByLabel('Name').fill('Lou');
    await chat.dialog.getByLabel('Language').selectOption('ru');
    await chat.dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'as Lou sees it' }).waitFor();
    sandbox.bot.world.telegram.control.say(chat.personId, '/help');
    const noa = page.getByRole('button', { name: /^Noa/ });
    await noa.getByLabel('1 unread').waitFor();
    expect(await page.title()).toMatch(/^\(\d+\) /);
    await chat.say('/start');
    await chat.hears('Здравствуйте, Lou!');
    await noa.click();
    await noa.getByLabel('unread').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'as Noa sees it' }).waitFor();
  });
});
