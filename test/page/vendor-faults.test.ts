import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { prepareOrder, startPrepared } from '../bot/quick-order.ts';
import { type VendorFault, vendorFaults } from '../sandbox/page/protocol.ts';
import type { ChatPage } from './chat-page.ts';
import { eventually } from './eventually.ts';
import { PageUnderTest } from './page-under-test.ts';
import { withBrowser } from './with-browser.ts';

/**
 * A vendor that is down may have taken the order all the same. It is not sent twice: the money comes
 * back when the time of the order is over.
 */
const endOf = (fault: VendorFault): RegExp =>
  fault === 'down' ? /it is not sent twice/ : /^(charged|given back)/;

/** Whatever the vendor does: there is a result that is charged, or the money is given back. */
withBrowser('a vendor that goes wrong', () => {
  let sandbox: PageUnderTest;
  let chat: ChatPage;
  let choice: Locator;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
    chat = await sandbox.open();
    choice = (await chat.inspect('Vendor')).getByLabel('The vendor');
  });
  afterEach(async () => {
    expect(chat.complaints).toEqual([]);
    expect(await sandbox.bot.ledgerFaults()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  it.each(vendorFaults)('%s', async (fault) => {
    const { control } = sandbox.bot.world.kie;
    const name = `Fay ${fault}`;
    const person = sandbox.bot.user('en', 5_000, name);
    await prepareOrder(person, `With ${fault}`);
    await chat.inspect('Vendor');
    await choice.selectOption(fault);
    const asked = control.requests().length;
    await startPrepared(person);
    await eventually(async () => control.requests().length).toBeGreaterThan(asked);
    await choice.selectOption('none');
    const orders = await chat.inspect('Orders');
    const order = orders.locator('.card', { hasText: name });
    await order.getByText(endOf(fault)).waitFor({ timeout: 20_000 });
  });
});
