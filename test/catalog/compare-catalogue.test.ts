import { describe, expect, it } from 'vitest';
import { compareCatalogue } from '../../generator/catalog/compare-catalogue.ts';
import type { CatalogueModel } from '../../generator/catalog/judge.ts';
import type { ModelReading, PageOutcome, PagePlace } from '../../generator/catalog/page-reading.ts';

const CREATE = '/api/v1/jobs/createTask';
const SITE = 'https://docs.kie.ai/market';

const place = (name: string, rest: Partial<PagePlace> = {}): PagePlace => ({
  ...{ name, page: `${SITE}/${name}`, sections: [], language: 'en', isOld: false },
  ...{ isCatalogue: false, ...rest },
});
const page = (
  id: string,
  rest: Partial<ModelReading> = {},
  where: PagePlace = place(id),
): PageOutcome => ({
  kind: 'model',
  reading: {
    ...{ id, title: id, envelope: 'market', endpoint: CREATE, example: null, sections: [] },
    ...{
      language: 'en',
      warnings: [],
      doubts: [],
      priceText: null,
      isDeprecated: false,
      place: where,
    },
    input: { properties: { prompt: { type: 'string' } } },
    ...rest,
  },
});
const model = (id: string, rest: object = {}): CatalogueModel => ({
  path: `${id}.yaml`,
  data: {
    ...{ id, status: 'current', api: { envelope: 'market', endpoint: CREATE } },
    input: { properties: { prompt: { type: 'string' } } },
    source: [{ page: `${SITE}/${id}`, date: '2026-10-01' }],
    ...rest,
  },
});
const compare = (
  models: readonly CatalogueModel[],
  outcomes: readonly PageOutcome[],
  isWhole = true,
) => compareCatalogue(models, { outcomes, isWhole });

describe('of several pages about one model', () => {
  const longer = { input: { properties: { prompt: { type: 'string', maxLength: 9 } } } };
  it.each<[string, PageOutcome, PageOutcome]>([
    [
      'the vendor’s catalogue counts',
      page('a', {}, place('api', { isCatalogue: true })),
      page('a', longer),
    ],
    ['English counts', page('a'), page('a', { ...longer, language: 'zh' }, place('cn/a'))],
    [
      'one that is not old counts',
      page('a'),
      page('a', longer, place('old-model/a', { isOld: true })),
    ],
    ['one with a name counts', page('a'), page('a', longer, place('38308980e0'))],
  ])('%s, and the other is no trouble', (_, best, other) => {
    const { compared, unreadable, repeated } = compare([model('a')], [other, best]);
    expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
    expect([unreadable.length, repeated.length]).toEqual([0, 1]);
  });

  it('two equals that contradict are trouble: the one we read from counts', () => {
    const { compared, unreadable } = compare(
      [model('a')],
      [page('a', longer, place('b')), page('a')],
    );
    expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
    expect(unreadable).toEqual([
      { page: 'b', reason: 'It is about a, of which a says otherwise.' },
    ]);
  });
});

describe('a model as a whole', () => {
  const judged = (ours: CatalogueModel, outcome: PageOutcome) =>
    compare([ours], [outcome]).compared[0]?.differences.map(({ at, theirs, verdict }) => [
      at,
      theirs,
      verdict,
    ]);

  it('that only an old page documents is for a person', () => {
    const old = page('a', {}, place('a', { isOld: true }));
    expect(judged(model('a'), old)).toEqual([['status', 'an old model', 'open']]);
  });

  it('that is asked for elsewhere is for a person', () => {
    expect(judged(model('a'), page('a', { endpoint: '/api/v2/tasks' }))).toEqual([
      ['api.endpoint', '/api/v2/tasks', 'open'],
    ]);
  });

  it('that we do not offer any more is not compared', () => {
    const legacy = model('a', { status: 'legacy' });
    const { compared, retired } = compare([legacy], [page('a', { input: { properties: {} } })]);
    expect([compared, retired]).toEqual([[], [{ id: 'a', status: 'legacy' }]]);
  });

  it('that we took for removed comes back, unless its page is old', () => {
    const removed = model('a', { status: 'removed' });
    expect(compare([removed], [page('a')]).returned).toHaveLength(1);
    const old = page('a', {}, place('a', { isOld: true }));
    expect(compare([removed], [old]).returned).toEqual([]);
  });
});

describe('a model without a page', () => {
  const many = Array.from({ length: 40 }, (_, index) => `m${index}`);
  const models = many.map((id) => model(id));
  const gone = (pages: readonly PageOutcome[], isWhole = true) =>
    compare(models, pages, isWhole).gone.map(({ model: { path }, doubt }) => [path, doubt]);

  it('is gone, when there was an index', () => {
    expect(gone(many.slice(1).map((id) => page(id)))).toEqual([['m0.yaml', null]]);
    expect(
      gone(
        many.slice(1).map((id) => page(id)),
        false,
      ),
    ).toEqual([]);
  });

  it('is in doubt, when more than a tenth are gone at once', () => {
    const found = gone(many.slice(5).map((id) => page(id)));
    expect(found).toHaveLength(5);
    expect(found[0]).toEqual([
      'm0.yaml',
      '5 models at once are gone, so the index may have come in part.',
    ]);
    expect(gone(many.slice(4).map((id) => page(id)))[0]).toEqual(['m0.yaml', null]);
  });

  it('is not gone, when its page could not be read; others are in doubt then', () => {
    const unread: PageOutcome = { kind: 'unreadable', place: place('m0'), reason: 'No.' };
    expect(gone([unread, ...many.slice(2).map((id) => page(id))])).toEqual([
      ['m1.yaml', 'A page that could not be read may be about it.'],
    ]);
  });

  it('is in doubt, when its page is there and is about something else now', () => {
    const emptied: PageOutcome = { kind: 'other', place: place('m0'), reason: 'It is prose.' };
    expect(gone([emptied, ...many.slice(1).map((id) => page(id))])).toEqual([
      ['m0.yaml', expect.stringMatching(/is still there, and no longer says how\. It is prose\.$/)],
    ]);
  });

  it('is not gone, when it is not offered any more anyway', () => {
    const old = model('a', { status: 'legacy' });
    expect(compare([old], [page('b')]).gone).toEqual([]);
  });
});
