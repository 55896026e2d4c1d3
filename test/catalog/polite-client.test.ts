import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PoliteClient } from '../../generator/catalog/polite-client.ts';
import { PlayedVendor } from './played-vendor.ts';

let vendor: PlayedVendor;
let client: PoliteClient;
beforeEach(async () => {
  vendor = await PlayedVendor.start();
  client = new PoliteClient(vendor.ports);
});
afterEach(() => vendor.stop());

const get = (path: string) => client.get(`${vendor.base}${path}`);
const times = () => vendor.asked.map(({ atMs }) => atMs);
const html = '<!DOCTYPE html><html></html>';

it('asks at most once a second', async () => {
  vendor.say('/a', '# A');
  await get('/a');
  await get('/a');
  vendor.nowMs += 300;
  await get('/a');
  vendor.nowMs += 5000;
  await get('/a');
  expect(times()).toEqual([0, 1000, 2000, 7000]);
});

it('waits from an answer on, so that no two requests arrive close to each other', async () => {
  vendor.say('/a', { text: '# A', takesMs: 700 });
  await get('/a');
  await get('/a');
  expect(times()).toEqual([0, 1700]);
});

describe('an answer that means "later" is asked for again, with growing pauses', () => {
  it.each([
    ['a web page in place of the text', { text: html }],
    ['too many requests', { status: 429 }],
    ['a fault of the server', { status: 502, text: html }],
    ['too many requests, said inside of a 200', { text: '{"code":429,"msg":"slow down"}' }],
  ])('%s', async (_, answer) => {
    vendor.say('/a', answer, answer, '# A');
    expect(await get('/a')).toEqual({ ok: true, text: '# A' });
    expect(times()).toEqual([0, 2000, 6000]);
  });

  it('and when the server says how long to wait, for so long', async () => {
    vendor.say('/a', { status: 429, headers: { 'retry-after': '30' } }, '# A');
    await get('/a');
    expect(times()).toEqual([0, 30_000]);
  });

  it('but not for ever', async () => {
    vendor.say('/a', html);
    expect(await get('/a')).toEqual({
      ok: false,
      status: 200,
      reason: 'The answer was a web page, 5 times in a row',
    });
    expect(vendor.asked).toHaveLength(5);
  });

  it('and so is none at all', async () => {
    const { base } = vendor;
    await vendor.stop();
    const found = await client.get(`${base}/a`);
    expect(found).toMatchObject({
      ok: false,
      reason: 'No answer came (ECONNREFUSED), 5 times in a row',
    });
    vendor = await PlayedVendor.start();
  });
});

it.each([
  [{ status: 404 }, 404],
  [{ status: 401 }, 401],
  [{ text: '{"code":401,"msg":"no"}' }, 401],
])('%j is final', async (answer, status) => {
  vendor.say('/a', answer);
  expect(await get('/a')).toEqual({ ok: false, status, reason: `The answer was ${status}` });
  expect(vendor.asked).toHaveLength(1);
});
