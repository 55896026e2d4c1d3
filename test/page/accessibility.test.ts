import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faintTexts } from './contrast.ts';
import { orderPicture } from './order-by-mouse.ts';
import { PageUnderTest, PHONE } from './page-under-test.ts';
import { withBrowser } from './with-browser.ts';

const CONTRAST_LEAST = 4.5;
const TABS = ['Bot', 'Orders', 'Money', 'Updates', 'Queue', 'Sent', 'Vendor'];

withBrowser('the page for everybody', () => {
  let sandbox: PageUnderTest;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
    const chat = await sandbox.open({ colorScheme });
    await orderPicture(chat);
    for (const tab of TABS) {
      await chat.inspect(tab);
      expect.soft(await faintTexts(chat.page, CONTRAST_LEAST), tab).toEqual([]);
    }
    await chat.page.getByRole('button', { name: 'Commands' }).click();
    expect(await faintTexts(chat.page, CONTRAST_LEAST)).toEqual([]);
  });

  it('finds what is too faint', async () => {
    const chat = await sandbox.open();
    await chat.page.addStyleTag({ content: '#people .hint { color: #9aa7b5 }' });
    const [first] = await faintTexts(chat.page, CONTRAST_LEAST);
    expect(first?.text).toContain('The bot, its database');
    expect(first?.ratio).toBeCloseTo(2.5, 0);
  });

  it('has a name and a role for everything that can be used', async () => {
    const chat = await sandbox.open();
    await orderPicture(chat);
    const { page } = chat;
    const nameless = await page.evaluate<string[]>(`
      [...document.querySelectorAll('button, a, textarea, input, select, video, audio, img')]
        .filter((each) => each.checkVisibility())
        .filter((each) => (each.getAttribute('aria-label') ?? each.getAttribute('alt')
          ?? each.labels?.[0]?.textContent ?? each.textContent).trim() === '')
        .map((each) => each.outerHTML)
    `);
    expect(nameless).toEqual([]);
    const places = ['navigation', 'main', 'log', 'complementary', 'tablist', 'tabpanel'] as const;
    for (const role of places) await page.getByRole(role).first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  });

  it('does not move for those who do not want it, and does for others', async () => {
    const still = await sandbox.open({ reducedMotion: 'reduce' });
    const lively = await sandbox.open({ reducedMotion: 'no-preference' });
    const animations = async (chat: typeof still): Promise<number> => {
      await chat.say('/start');
      await chat
        .key('Pictures')
        .evaluate((key: { setAttribute(name: string, value: string): void }) =>
          key.setAttribute('aria-busy', 'true'),
        );
      return chat.page.evaluate<number>('document.getAnimations().length');
    };
    expect(await animations(still)).toBe(0);
    expect(await animations(lively)).toBe(1);
  });

  it.each([[PHONE], [{ width: 320, height: 568 }], [{ width: 1000, height: 700 }]])(
    'keeps within the width of %o, also with long words',
    async (viewport) => {
      const chat = await sandbox.open({ viewport, person: { name: 'Bartholomew'.repeat(5) } });
      await chat.say(`/start ${'long'.repeat(60)}`);
      await chat.say('W'.repeat(300));
      await chat.own('WWW').waitFor();
      const { page } = chat;
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      const inside = '(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)';
      for (const place of ['#messages', '#people', '#inspector .tab-body']) {
        const isWithin = await page.evaluate(`${inside}(document.querySelector('${place}'))`);
        expect.soft(isWithin, place).toBe(true);
      }
    },
  );

  it('leaves the reader where she reads, and leads back to the end', async () => {
    const chat = await sandbox.open({ viewport: { width: 1100, height: 480 } });
    for (const word of ['/start', '/help', '/balance']) await chat.say(word);
    await chat.hears('How much to add?');
    const { page } = chat;
    const toEnd = page.getByRole('button', { name: /^To the end/ });
    expect(await toEnd.isVisible()).toBe(false);
    const top = 'document.querySelector("#messages").scrollTop';
    await page.evaluate(`${top} = 0`);
    await toEnd.waitFor();
    sandbox.bot.world.telegram.control.say(chat.personId, '/terms');
    await page.getByRole('button', { name: /^To the end, \d new/ }).waitFor();
    expect(await page.evaluate(top)).toBe(0);
    await toEnd.click();
    await toEnd.waitFor({ state: 'hidden' });
    expect(await page.evaluate(top)).toBeGreaterThan(0);
  });
});
