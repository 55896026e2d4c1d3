import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProjectCopy, truthIn } from '../gen/project-copy.ts';
import { PlayedVendor } from './played-vendor.ts';
import { type PageParts, vendorPage } from './vendor-page.ts';

/** `truth catalog sync` on this project, as it is typed. */

let copy: ProjectCopy;
let site: string;
beforeEach(() => {
  copy = new ProjectCopy();
  site = mkdtempSync(join(tmpdir(), 'truth-site-'));
});

const MODEL = 'contract/models/google/nano-banana-pro.yaml';
const ratios = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9', 'auto'];
const pictures = {
  type: 'array',
  items: { type: 'string', format: 'uri' },
  maxItems: 8,
  description: 'Accepted types: image/jpeg, image/png, image/webp; Max size: 30.0MB',
};
const properties = {
  prompt: { type: 'string', maxLength: 10000 },
  image_input: pictures,
  aspect_ratio: { type: 'string', enum: ratios, default: '1:1' },
  resolution: { type: 'string', enum: ['1K', '2K', '4K'], default: '1K' },
  output_format: { type: 'string', enum: ['png', 'jpg'], default: 'png' },
};

/** A page about a model that we have, as it is in the catalogue but for these parameters. */
const page = (changed: object = {}, rest: PageParts = {}): string =>
  vendorPage({
    model: { type: 'string', enum: ['nano-banana-pro'] },
    input: { properties: { ...properties, ...changed }, required: ['prompt'] },
    ...rest,
  });

function put(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

const sync = (...args: string[]) => copy.truth('catalog', 'sync', '--from', site, ...args);

describe('the exit code', () => {
  it('is 0 when the page says what we say', async () => {
    put('pro.md', page());
    expect(await sync()).toMatchObject({
      code: 0,
      err: expect.stringContaining('Models read: 1.\nDifferences: none.'),
    });
  });

  it('is 1 when something differs, and nothing is written', async () => {
    const before = copy.read(MODEL);
    put('pro.md', page({ prompt: { type: 'string', maxLength: 20000 } }));
    expect(await sync()).toMatchObject({
      code: 1,
      err: expect.stringContaining('widened   prompt.maxLength: 10000 → 20000'),
    });
    expect(copy.read(MODEL)).toBe(before);
  });

  it('is 1 when a page cannot be read, which is named', async () => {
    put('pro.md', page());
    put('cut.md', page().slice(0, 300));
    const { code, err } = await sync('--write');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('unreadable  cut.md\n  Its code block'),
    ]);
  });

  it.each<[string[], string]>([
    [[], 'holds no page'],
    [['--from', 'nowhere'], 'There is no folder nowhere.'],
    [['--from', 'https://'], 'https:// is no address.'],
    [['--format', 'xml'], 'Choose one of pretty, json, github'],
    [['--only', 'a,,b'], '--only takes ids'],
  ])('is 2 for %j', async (args, said) => {
    const { code, err } = await sync(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('is 2 without a place, and for a site without an index', async () => {
    expect(await copy.truth('catalog', 'sync')).toMatchObject({ code: 2 });
    const vendor = await PlayedVendor.start();
    const { code, err } = await copy.truth('catalog', 'sync', '--from', vendor.base);
    await vendor.stop();
    expect([code, err]).toEqual([2, `${vendor.base}/llms.txt: The answer was 404.\n`]);
  });

  it('is 2 rather than to send a key in the open', async () => {
    const env = { KIE_API_KEY: 'sk-secret', KIE_API_BASE: 'http://api.example.org' };
    const args = ['catalog', 'sync', '--from', 'https://docs.example.org'];
    const { code, err } = await truthIn(copy.root, args, env);
    expect([code, err]).toEqual([2, expect.stringContaining('must begin with https://')]);
  });
});

describe('--write', () => {
  it('changes what the page changed and nothing else, and the contract stays right', async () => {
    const before = copy.read(MODEL);
    put('pro.md', page({ prompt: { type: 'string', maxLength: 20000 } }));
    expect(await sync('--write')).toMatchObject({
      code: 0,
      err: expect.stringContaining('Files written: 1. Left to a person: 0.'),
    });
    expect(copy.read(MODEL)).toBe(before.replace('maxLength: 10000', 'maxLength: 20000'));
    expect(await copy.truth('validate')).toMatchObject({ code: 0 });
    expect(await sync()).toMatchObject({ code: 0 });
  });

  it('writes what is certain, and leaves the rest to a person with exit code 1', async () => {
    const more = { type: 'string', enum: ['1K', '2K', '4K', '8K'], default: '2K' };
    put('pro.md', page({ resolution: more }));
    const { code, err } = await sync('--write');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('resolution.enum: +8K\n            left to a person: No rate'),
    ]);
    expect(copy.read(MODEL)).toContain('enum: [1K, 2K, 4K], default: 2K');
    expect(await copy.truth('validate')).toMatchObject({ code: 0 });
  });

  it('writes a new model as not sold, so that the contract stays right', async () => {
    put(
      'next.md',
      page(
        { sparkle: { type: 'boolean' } },
        { model: { enum: ['nano-banana-9'] }, title: 'Nano 9' },
      ),
    );
    expect(await sync('--write')).toMatchObject({ code: 0 });
    expect(copy.read('contract/models/google/nano-banana-9.yaml')).toContain('sold: false');
    expect(await copy.truth('validate')).toMatchObject({ code: 0 });
    const { out } = await copy.truth('model', 'list', 'nano-banana-9');
    expect(out).toContain('not sold');
  });

  it('marks what an index no longer lists as removed', async () => {
    const lines = await copy.truth('model', 'list', '--format', 'json');
    const ids = (JSON.parse(lines.out) as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain('z-image');
    put('pro.md', page());
    put('llms.txt', '# docs.kie.ai\n- A [Pro](https://docs.kie.ai/pro.md): \n');
    const { code, err } = await sync('--write');
    expect([code, err]).toEqual([1, expect.stringContaining('the index may have come in part')]);
    // All of them have one reason, which is told once.
    expect(err.split('the index may have come in part')).toHaveLength(2);
    expect(err).toMatch(/removed {2}the vendor no longer documents .*\bz-image\b/);
    expect(copy.read('contract/models/z-image/z-image.yaml')).toContain('status: current');
  });
});

describe('--only', () => {
  it('looks at these models, and says when no page is about one', async () => {
    put('pro.md', page({ prompt: { type: 'string', maxLength: 5 } }));
    const { code, err } = await sync('--only', 'z-image');
    expect([code, err]).toEqual([1, expect.stringContaining('unreadable  z-image')]);
    expect(err).not.toContain('nano-banana-pro');
  });
});

describe('the report', () => {
  beforeEach(() => put('pro.md', page({ image_input: { ...pictures, maxItems: 6 } })));

  it('is JSON with everything a program may want', async () => {
    const { out } = await sync('--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      settled: false,
      counts: { byKind: { narrowed: 1 }, kept: 0, open: 0, written: 0 },
      modelCount: 1,
      items: [
        {
          kind: 'narrowed',
          state: 'differs',
          id: 'nano-banana-pro',
          at: 'image_input.maxItems',
          ours: 8,
          theirs: 6,
          file: MODEL,
          page: 'pro.md',
        },
      ],
      unreadable: [],
      files: [],
    });
  });

  it('is annotations at the file on GitHub', async () => {
    const { out } = await sync('--format', 'github');
    expect(out).toBe(
      `::warning file=${MODEL},title=catalogue%3A narrowed nano-banana-pro::image_input.maxItems: 8 → 6\n`,
    );
  });

  it('is no warning on GitHub once it was written', async () => {
    put('pro.md', page({ prompt: { type: 'string', maxLength: 20000 } }));
    const { out } = await sync('--write', '--format', 'github');
    expect(out).toMatch(/^::notice file=.*prompt\.maxLength: 10000 → 20000%0Awritten\n$/);
  });

  it('goes to a file', async () => {
    await sync('--output', 'report.txt');
    expect(copy.read('report.txt')).toContain('image_input.maxItems: 8 → 6');
  });
});

it('reads a site over the network', async () => {
  const vendor = await PlayedVendor.start();
  const path = 'market/google/pro-image-to-image.md';
  vendor.say('/llms.txt', `- A > B [Pro](https://docs.kie.ai/${path}): `);
  vendor.say(`/${path}`, page());
  const args = ['catalog', 'sync', '--only', 'nano-banana-pro', '--from', vendor.base];
  const { code, err } = await copy.truth(...args);
  await vendor.stop();
  expect([code, err]).toEqual([0, expect.stringContaining('Models read: 1.\nDifferences: none.')]);
  expect(vendor.paths).toEqual(['/llms.txt', `/${path}`]);
});

it('asks the catalogue with the key, once a second on its clock, and then the page', async () => {
  const vendor = await PlayedVendor.start();
  const [id, path] = ['google/imagen4', '/market/google/imagen4.md'];
  const list = { models: [{ model: id, pricingDesc: null }] };
  vendor.say(
    '/api/v1/models',
    { status: 429, headers: { 'retry-after': '1' } },
    JSON.stringify({ code: 200, data: list }),
  );
  vendor.sayJson(`/api/v1/models/${id}/schema`, null);
  vendor.say('/llms.txt', `- A > B [Imagen](https://docs.kie.ai${path}): `);
  vendor.say(path, page({}, { model: { enum: [id] } }));
  const env = { KIE_API_KEY: 'sk-1', KIE_API_BASE: vendor.base };
  const { err } = await truthIn(
    copy.root,
    ['catalog', 'sync', '--only', id, '--from', vendor.base],
    env,
  );
  await vendor.stop();
  expect(err).toContain('Models read: 1.');
  expect(vendor.asked.map((each) => [each.path, each.authorization])).toEqual([
    ['/api/v1/models', 'Bearer sk-1'],
    ['/api/v1/models', 'Bearer sk-1'],
    [`/api/v1/models/${id}/schema`, 'Bearer sk-1'],
    ['/llms.txt', undefined],
    [path, undefined],
  ]);
  const gaps = vendor.asked.slice(1).map((each, at) => {
    return each.arrivedMs - (vendor.asked[at]?.arrivedMs ?? 0);
  });
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
});
