import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareCatalogue } from '../../generator/catalog/compare-catalogue.ts';
import { getTexts } from '../../generator/catalog/get-texts.ts';
import type { CatalogueModel } from '../../generator/catalog/judge.ts';
import { PoliteClient } from '../../generator/catalog/polite-client.ts';
import { readTexts } from '../../generator/catalog/read-texts.ts';
import { PlayedVendor } from './played-vendor.ts';
import { type PageParts, vendorDocument, vendorPage } from './vendor-page.ts';

let vendor: PlayedVendor;
beforeEach(async () => {
  vendor = await PlayedVendor.start();
});
afterEach(() => vendor.stop());

const SITE = 'https://docs.kie.ai';
const parts = (id: string, maxLength = 100): PageParts => ({
  title: id,
  model: { type: 'string', enum: [id] },
  input: { properties: { prompt: { type: 'string', maxLength } } },
});
const model = (id: string): CatalogueModel => ({
  path: `${id}.yaml`,
  data: {
    id,
    status: 'current',
    api: { envelope: 'market', endpoint: '/api/v1/jobs/createTask' },
    input: { properties: { prompt: { type: 'string', maxLength: 100 } } },
    source: [{ page: `${SITE}/market/${id}`, date: '2026-10-01' }],
  },
});

/** Models `a` and `b` of ours, and everything that the vendor says. */
async function sync({
  key = null,
  only = null,
}: {
  key?: string | null;
  only?: string[] | null;
} = {}) {
  const models = [model('a'), model('b')];
  const wanted = only === null ? null : new Set(only);
  const texts = await getTexts(new PoliteClient(vendor.ports), {
    address: vendor.base,
    api: key === null ? null : { base: vendor.base, key },
    models,
    only: wanted,
    progress: () => undefined,
  });
  return { texts, diff: compareCatalogue(models, readTexts(texts, new Set()), wanted) };
}

/** The index spells addresses of the vendor; only the named site is to be asked. */
function playPages(...ids: string[]): void {
  const lines = ids.map((id) => `- Models [${id}](${SITE}/market/${id}.md): `);
  vendor.say('/llms.txt', ['# docs.kie.ai', ...lines].join('\n'));
  for (const id of ids) vendor.say(`/market/${id}.md`, vendorPage(parts(id)));
}

describe('the pages of the site', () => {
  it('are read one after the other, from the site that was named', async () => {
    playPages('a', 'b', 'c');
    const { diff } = await sync();
    expect(vendor.paths).toEqual(['/llms.txt', '/market/a.md', '/market/b.md', '/market/c.md']);
    expect(diff.compared.flatMap(({ differences }) => differences)).toEqual([]);
    expect(diff.added.map(({ id }) => id)).toEqual(['c']);
  });

  it('that cannot be had are named, and nothing is gone because of them', async () => {
    playPages('a', 'b');
    vendor.say('/market/b.md', '<html></html>');
    const { diff } = await sync();
    expect(diff.unreadable).toEqual([
      {
        page: `${vendor.base}/market/b.md`,
        reason: 'The answer was a web page, 5 times in a row.',
      },
    ]);
    expect(diff.gone).toEqual([]);
  });

  it('are left alone when five in a row are refused, and named all the same', async () => {
    const ids = ['c', 'd', 'e', 'f', 'g', 'h', 'i'];
    playPages(...ids);
    for (const id of ids) vendor.say(`/market/${id}.md`, { status: 404 });
    const { diff } = await sync();
    expect(vendor.paths).toHaveLength(6);
    expect(diff.unreadable.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 5 }, () => 'The answer was 404.'),
      'Not asked for: 5 pages before it were refused.',
      'Not asked for: 5 pages before it were refused.',
    ]);
  });

  it('that the index lacks are gone', async () => {
    playPages('a');
    const { diff } = await sync();
    expect(diff.gone).toMatchObject([{ model: { path: 'b.yaml' }, doubt: null }]);
  });

  it('are only those of the wanted models, when these are known', async () => {
    playPages('a', 'b');
    const { diff } = await sync({ only: ['b'] });
    expect(vendor.paths).toEqual(['/llms.txt', '/market/b.md']);
    expect([diff.compared.length, diff.gone]).toEqual([1, []]);
  });

  it.each([
    ['a page', '<html></html>'],
    ['something else', '# Nothing here'],
  ])('are unknown when the index is %s', async (_, text) => {
    vendor.say('/llms.txt', text);
    await expect(sync()).rejects.toThrow(/llms\.txt/);
  });
});

describe("the vendor's own catalogue", () => {
  const list = (...models: object[]): void => vendor.sayJson('/api/v1/models', { models });
  const schema = (id: string, maxLength?: number): void =>
    vendor.sayJson(`/api/v1/models/${id}/schema`, {
      model: id,
      openapi: vendorDocument(parts(id, maxLength)),
    });

  it('comes first, with its prices, and pages only where it has no schema', async () => {
    list({ model: 'a', pricingDesc: '8 credits per image' }, { model: 'b', pricingDesc: null });
    schema('a', 90);
    vendor.sayJson('/api/v1/models/b/schema', null);
    playPages('a', 'b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(vendor.paths).toEqual([
      '/api/v1/models',
      '/api/v1/models/a/schema',
      '/api/v1/models/b/schema',
      '/llms.txt',
      '/market/b.md',
    ]);
    expect(
      diff.compared.map(({ differences }) => differences.map(({ kind, at }) => [kind, at])),
    ).toEqual([
      [
        ['narrowed', 'prompt.maxLength'],
        ['price', 'price'],
      ],
      [],
    ]);
  });

  it('gets the key, and the site with the pages does not', async () => {
    list({ model: 'a', pricingDesc: '' });
    schema('a');
    playPages('b');
    await sync({ key: 'sk-1' });
    const withKey = vendor.asked.filter(({ authorization }) => authorization === 'Bearer sk-1');
    expect(withKey.map(({ path }) => path)).toEqual(['/api/v1/models', '/api/v1/models/a/schema']);
  });

  it('is asked for a price that its list does not have', async () => {
    list({ model: 'a' });
    schema('a');
    vendor.sayJson('/api/v1/models/a/price', { pricingDesc: '8 credits per image' });
    playPages('a', 'b');
    const { texts } = await sync({ key: 'sk-1' });
    expect([...texts.prices]).toEqual([['a', '8 credits per image']]);
  });

  it('that says no is told, and the pages are read', async () => {
    vendor.sayJson('/api/v1/models', null, 401);
    playPages('a', 'b');
    const { texts, diff } = await sync({ key: 'sk-1' });
    expect(texts.notices).toEqual([
      `The catalogue at ${vendor.base} was not read (The answer was 401); the pages are.`,
    ]);
    expect(diff.compared).toHaveLength(2);
  });

  it('is enough without the index, but then nothing is gone', async () => {
    list({ model: 'a', pricingDesc: null });
    schema('a');
    const { diff, texts } = await sync({ key: 'sk-1' });
    expect(diff.compared).toHaveLength(1);
    expect(diff.gone).toEqual([]);
    expect(texts.notices).toEqual([expect.stringContaining('llms.txt: The answer was 404')]);
  });

  it('whose schema is missing and whose page says it is not unreadable', async () => {
    list({ model: 'a', pricingDesc: null });
    vendor.say('/api/v1/models/a/schema', { status: 404 });
    playPages('a', 'b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(diff.unreadable).toEqual([]);
  });

  it.each([
    ['leads nowhere', { openapi: { openapi: '3.1.0', paths: {} } }],
    ['is null', { openapi: null }],
  ])('whose schema %s gives way to the page', async (_, answer) => {
    list({ model: 'a', pricingDesc: null });
    vendor.sayJson('/api/v1/models/a/schema', answer);
    playPages('a', 'b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(vendor.paths).toContain('/market/a.md');
    expect([diff.compared.length, diff.unreadable]).toEqual([2, []]);
  });

  it('names what it lists and nobody describes', async () => {
    list({ model: 'c/new', pricingDesc: null }, { title: 'Nameless' }, { model: '../x' });
    vendor.sayJson('/api/v1/models/c/new/schema', null);
    playPages('a', 'b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(diff.unreadable.map(({ reason }) => reason)).toEqual([
      'It has no schema there, and no page was about it.',
      'It lists {"title":"Nameless"}, which has no id.',
      'It lists {"model":"../x"}, which has no id.',
    ]);
  });

  it('that refuses to name a price is named; to have none is no fault', async () => {
    list({ model: 'a' }, { model: 'b' });
    schema('a');
    schema('b');
    vendor.say('/api/v1/models/a/price', { status: 403 });
    playPages('a', 'b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(diff.unreadable).toEqual([
      { page: `${vendor.base}/api/v1/models/a/price`, reason: 'The answer was 403.' },
    ]);
  });

  it('is left alone when five in a row are refused, and the pages are read', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    list(...ids.map((id) => ({ model: id, pricingDesc: null })));
    for (const id of ids) vendor.say(`/api/v1/models/${id}/schema`, { status: 404 });
    playPages(...ids.slice(0, 6));
    const { diff } = await sync({ key: 'sk-1' });
    expect(vendor.paths.filter((path) => path.endsWith('/schema'))).toHaveLength(5);
    expect(diff.unreadable).toEqual([
      {
        page: `${vendor.base}/api/v1/models/g`,
        reason: 'Not asked for: 5 models before it were refused.',
      },
    ]);
  });

  it('is believed about the id, and a schema that names another is in doubt', async () => {
    list({ model: 'a', pricingDesc: null });
    vendor.sayJson('/api/v1/models/a/schema', { openapi: vendorDocument(parts('z')) });
    playPages('b');
    const { diff } = await sync({ key: 'sk-1' });
    expect(diff.compared[0]?.reading.doubts).toEqual(['The schema of a names z.']);
  });
});
