import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type VendorFault, vendorFaults } from '../sandbox/page/protocol.ts';
import { eventually } from './eventually.ts';
import { beginPicture } from './order-by-mouse.ts';
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
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  it.each(vendorFaults)('%s', async (fault) => {
    const chat = await sandbox.open({ person: { name: `Fay ${fault}` } });
    const vendor = await chat.inspect('Vendor');
    const choice = vendor.getByLabel('The vendor');
    await choice.selectOption(fault);
    const asked = sandbox.bot.world.kie.control.requests().length;
    await beginPicture(chat, `With ${fault}`);
    await chat.tap(/^🚀/);
    const requests = async () => sandbox.bot.world.kie.control.requests().length;
    await eventually(requests).toBeGreaterThan(asked);
    const orders = await chat.inspect('Orders');
    const order = orders.locator('.card', { hasText: `Fay ${fault}` });
    await order.waitFor();
    await chat.inspect('Vendor');
    await choice.selectOption('none');
    await chat.inspect('Orders');
    await order.getByText(endOf(fault)).waitFor({ timeout: 20_000 });
    expect(await sandbox.bot.ledgerFaults()).toEqual([]);
  });
});
