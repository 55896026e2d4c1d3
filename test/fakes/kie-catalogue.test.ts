import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelId, models } from '../../generated/models/index.ts';
import type { JsonRecord } from '../../generated/runtime/model-descriptor.ts';
import smoke from '../../generated/smoke.json' with { type: 'json' };
import { descriptorOf } from '../sandbox/fake-kie/model-descriptor.ts';
import {
  aspectOf,
  isFree,
  requestedAspect,
  sizeOfAspect,
} from '../sandbox/fake-kie/requested-aspect.ts';
import { decodeAudio, decodeImage, decodeVideo } from '../sandbox/media/decode.ts';
import { type KieClient, startClient } from './kie-client.ts';

interface Order {
  readonly model: string;
  readonly input: JsonRecord;
}

interface SmokeCase extends Order {
  readonly title: string;
  readonly ok: boolean;
}

const cases = smoke.models as readonly SmokeCase[];
const positive = cases.filter(({ ok }) => ok);
const negative = cases.filter(({ ok }) => !ok);

/** Whole pixels cannot give every ratio exactly. */
const RATIO_ERROR_MAX = 0.015;

let client: KieClient;
beforeAll(async () => {
  client = await startClient({ credits: 1e9 });
  client.control.publish('https://example.com/file');
});
afterAll(() => client.kie.close());

/** Width to height of a picture or video. */
function ratioOf(bytes: Buffer, output: 'image' | 'video'): number {
  const { width, height } = output === 'image' ? decodeImage(bytes) : decodeVideo(bytes);
  return width / height;
}

/** Orders, and sees that the right things come, in the right shape. */
async function orderAndCheck({ model, input }: Order): Promise<void> {
  const { data } = await client.run(model, input);
  expect(data).toMatchObject({ state: 'success', model, failCode: null });
  const result = JSON.parse(data.resultJson);
  const { output } = models[model as ModelId];
  if (output === 'text' || output === 'json') {
    expect(Object.keys(result.resultObject)).not.toEqual([]);
    return;
  }
  const urls: string[] =
    result.resultUrls ?? result.data.map((track: JsonRecord) => track['audio_url']);
  expect(urls.length).toBeGreaterThan(0);
  for (const url of urls) {
    const bytes = await client.file(url);
    if (output === 'audio') expect(decodeAudio(bytes).seconds).toBeGreaterThan(1);
    else {
      const wanted = requestedAspect(model, input);
      const usual = output === 'video' ? 16 / 9 : 1;
      const ratio = wanted === null ? usual : wanted.width / wanted.height;
      expect(Math.abs(ratioOf(bytes, output) / ratio - 1)).toBeLessThan(RATIO_ERROR_MAX);
    }
  }
}

describe('each model, ordered with its smallest request', () => {
  it.each(positive)('$model brings its result', orderAndCheck);
});

describe('whole requests that the vendor is known to take', () => {
  const folder = new URL('../models/requests/', import.meta.url);
  const known = readdirSync(folder)
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Order & { readonly expect: string })
    .filter(
      ({ model, expect: verdict }) =>
        verdict === 'ok' && models[model as ModelId].api.envelope === 'market',
    );

  it('are taken here too, and bring their results', { timeout: 120_000 }, async () => {
    for (const { model, input } of known) {
      for (const [url] of JSON.stringify(input).matchAll(/(?:https?|oss|asset):[^"\\]+/g)) {
        client.control.publish(url);
      }
      await orderAndCheck({ model, input });
    }
  });

  it('and with the smallest ones are about every model that is sold', () => {
    const covered = new Set([...known, ...positive].map(({ model }) => model));
    const sold = Object.values(models).filter((model) => model.sold);
    expect(sold.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('each model, ordered with something wrong', () => {
  it('there are such requests', () => expect(negative.length).toBeGreaterThan(200));

  it.each(negative)('$model $title is refused', async ({ model, input }) => {
    const { code, msg, data } = await client.create(model, input);
    expect([422, 500]).toContain(code);
    expect(msg).toMatch(
      /is not within the range of allowed options$|is required$|cannot be empty$|mutually exclusive$|invalid param: |^Failed to get the file information$/,
    );
    expect(data).toBeNull();
  });
});

describe('the shape of a result', () => {
  const ASPECT = /^(aspect_ratio|aspectRatio|ratio|image_size|size)$/;
  /** A resolution, which says nothing of the shape. */
  const RESOLUTION = /^[\d.]+K$/;

  const spellings = Object.values(models).flatMap((model) =>
    (descriptorOf(model.id)?.parameters ?? []).flatMap((parameter) =>
      ASPECT.test(parameter.name) && parameter.kind === 'text'
        ? (parameter.values ?? []).map((value) => ({
            model: model.id,
            name: parameter.name,
            value,
          }))
        : [],
    ),
  );

  it('is known for every value that the catalogue has', () => {
    expect(spellings.length).toBeGreaterThan(500);
    const unknown = spellings.filter(
      ({ value }) => aspectOf(value) === null && !isFree(value) && !RESOLUTION.test(value),
    );
    expect(unknown).toEqual([]);
  });

  it('has a size of whole, even pixels near enough to the ratio', () => {
    for (const { value } of spellings) {
      const aspect = aspectOf(value);
      if (aspect === null) continue;
      for (const side of [160, 512]) {
        const { width, height } = sizeOfAspect(aspect, side);
        expect([width % 2, height % 2]).toEqual([0, 0]);
        const error = Math.abs(width / height / (aspect.width / aspect.height) - 1);
        expect({ value, side, isNear: error < RATIO_ERROR_MAX }).toMatchObject({ isNear: true });
      }
    }
  });

  it.each([
    ['google/imagen4', { aspect_ratio: '16:9' }, 16 / 9],
    ['bytedance/seedream', { image_size: 'portrait_16_9' }, 9 / 16],
    ['qwen/text-to-image', { image_size: 'landscape_4_3' }, 4 / 3],
    ['qwen/text-to-image', {}, 1],
    ['wan/2-7-text-to-video', { ratio: '3:4' }, 3 / 4],
    ['4o-image-api', { size: '2:3' }, 2 / 3],
    ['seedream/5-flash-text-to-image', { size: '2K', aspect_ratio: '21:9' }, 21 / 9],
    ['flat/runway/generate', { aspectRatio: '9:16' }, 9 / 16],
    ['sora-2-text-to-video', { aspect_ratio: 'portrait' }, 9 / 16],
    ['some-image-model', { size: '1024x1536' }, 2 / 3],
  ])('of %s with %o is as chosen', (model, input, ratio) => {
    const { width, height } = requestedAspect(model, input) ?? { width: 0, height: 0 };
    expect(width / height).toBeCloseTo(ratio);
  });

  it.each([
    ['veo-3-1', { aspect_ratio: 'Auto' }],
    ['bytedance/seedance-2', { aspect_ratio: 'adaptive' }],
    ['nano-banana-2', { aspect_ratio: 'auto' }],
    ['topaz/image-upscale', { upscale_factor: '2' }],
    ['seedream/5-pro-layer-decomposition', { size: 'auto' }],
  ])('of %s with %o is left open', (model, input) => {
    expect(requestedAspect(model, input)).toBeNull();
  });
});
