import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { BOT_TOKEN, ok } from '../fakes/telegram-call.ts';
import { type FakeKie, startFakeKie } from '../sandbox/fake-kie/start-fake-kie.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { playPeople } from '../sandbox/fake-telegram/people.ts';
import { type PageServer, startPage } from '../sandbox/page/page-server.ts';
import { until } from '../sandbox/until.ts';
import { ChatPage } from './chat-page.ts';
import { launchChromium } from './launch-chromium.ts';
import { withBrowser } from './with-browser.ts';

const { ben } = playPeople;
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';

/** What any bot can do, shown as the app shows it. Here the test is the bot. */
withBrowser('what a bot does', () => {
  let telegram: FakeTelegram;
  let kie: FakeKie;
  let server: PageServer;
  let browser: Browser;
  let chat: ChatPage;
  beforeAll(async () => {
    telegram = await startFakeTelegram({ botToken: BOT_TOKEN });
    kie = await startFakeKie({ apiKey: 'key' });
    const nothing = { databaseUrl: NOWHERE, services: [], startService: () => never() };
    server = await startPage({ telegram, kie, ...nothing });
    browser = await launchChromium();
  });
  afterEach(async () => {
    expect(chat.complaints).toEqual([]);
    await chat.page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await kie?.close();
    await telegram?.close();
  });

  async function open(): Promise<Page> {
    const context = await browser.newContext();
    await context.addInitScript(`localStorage.setItem('person', '${ben.id}')`);
    chat = await ChatPage.open(await context.newPage(), server.url, ben.id);
    await chat.say('Hello');
    await chat.own('Hello').waitFor();
    return chat.page;
  }

  const bot = (method: string, payload: Record<string, unknown>) =>
    ok(telegram, method, { chat_id: ben.id, ...payload });

  /** The tap that waits for an answer. */
  const tapOf = (data: string): Promise<string> =>
    until('the tap has come', () => {
      const [body] = telegram.control
        .updates()
        .map((update) => update.body['callback_query'] as { id: string; data: string } | undefined)
        .filter((query) => query?.data === data);
      return body?.id ?? null;
    });

  it('writes, and then a message is there', async () => {
    const page = await open();
    await bot('sendChatAction', { action: 'typing' });
    await page.getByText('The bot writes').waitFor();
    await bot('sendMessage', { text: 'Here I am' });
    await chat.hears('Here I am');
    expect(await page.getByText('The bot writes').count()).toBe(0);
  });

  it('shows a message in the making, which can be stopped', async () => {
    const page = await open();
    await bot('sendMessageDraft', { draft_id: 5, text: 'Once upon', can_stop: true });
    await chat.hears('Once upon');
    await bot('sendMessageDraft', { draft_id: 5, text: 'Once upon a time', can_stop: true });
    await chat.hears('Once upon a time');
    expect(await page.locator('.draft').count()).toBe(1);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.draft').waitFor({ state: 'detached' });
    const kinds = telegram.control.updates().map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('stopped_message_generation');
  });

  it('answers a tap with a line that goes away, or with a window', async () => {
    const page = await open();
    const button = (text: string) => ({ text, callback_data: text });
    const keyboard = { inline_keyboard: [[button('soft'), button('loud')]] };
    await bot('sendMessage', { text: 'Which?', reply_markup: keyboard });
    await chat.tap('soft');
    expect(await chat.key('soft').getAttribute('aria-busy')).toBe('true');
    await bot('answerCallbackQuery', {
      callback_query_id: await tapOf('soft'),
      text: 'Soft it is',
    });
    await page.getByRole('status').getByText('Soft it is').waitFor();
    await page.locator('[aria-busy]').waitFor({ state: 'detached' });
    await chat.tap('loud');
    const loud = { callback_query_id: await tapOf('loud'), text: 'Loud!', show_alert: true };
    await bot('answerCallbackQuery', loud);
    await chat.dialog.getByText('Loud!').waitFor();
    await page.keyboard.press('Enter');
    await chat.dialog.waitFor({ state: 'detached' });
    expect(await chat.focused()).toBe('loud');
  });

  it('writes in all ways that Telegram knows, and in no other', async () => {
    const page = await open();
    const text = [
      '<b>bold</b> <code>a &lt; b</code> <pre>x\n  y</pre>',
      '<blockquote>quoted</blockquote> <a href="https://example.com/a">a link</a>',
      'https://example.com/b?c=1. Or /help, or a/b.',
    ].join('\n');
    await bot('sendMessage', { text, parse_mode: 'HTML' });
    const message = await chat.hears('bold');
    expect(await message.locator('code').textContent()).toBe('a < b');
    expect(await message.locator('pre').textContent()).toBe('x\n  y');
    const links = await message.getByRole('link').all();
    expect(await Promise.all(links.map((each) => each.getAttribute('href')))).toEqual([
      'https://example.com/a',
      'https://example.com/b?c=1',
    ]);
    expect(await message.getByRole('button').allTextContents()).toEqual(['/help']);
    await bot('sendMessage', { text: 'Write /help or /start' });
    await page.getByRole('button', { name: '/start', exact: true }).click();
    await chat.own('/start').waitFor();
  });

  it('takes a message back, and changes another', async () => {
    await open();
    const { message_id } = await bot('sendMessage', { text: 'Wrong' });
    await chat.hears('Wrong');
    await bot('editMessageText', { message_id, text: 'Right' });
    await chat.hears(/Right.*edited/s);
    await bot('deleteMessage', { message_id });
    await chat.message('Right').waitFor({ state: 'detached' });
  });

  it('says inside that nothing is there yet', async () => {
    await open();
    for (const [tab, words] of [
      ['Orders', 'Nothing ordered yet'],
      ['Updates', 'No updates yet'],
      ['Queue', 'Nothing waits'],
      ['Sent', 'No calls yet'],
      ['Vendor', 'No requests yet'],
    ] as const) {
      await (await chat.inspect(tab)).getByText(words).waitFor();
    }
  });
});

function never(): never {
  throw new Error('Nobody starts a service here.');
}
