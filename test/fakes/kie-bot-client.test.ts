import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRequest, type ModelId, models } from '../../generated/models/index.ts';
import type { JsonRecord } from '../../generated/runtime/model-descriptor.ts';
import { type KieClient as BotClient, createKieClient } from '../../src/kie/client.ts';
import { resultCountOf } from '../sandbox/fake-kie/result-count.ts';
import { makePng } from '../sandbox/media/make-media.ts';
import { API_KEY, type KieClient, startClient } from './kie-client.ts';

/** The client that the bot uses, and the vendor that the sandbox has, understand each other. */

const FILE = 'https://web.example/file';
const track = { taskId: 'a', audioId: 'b' };
const song = { prompt: 'A song', customMode: false, instrumental: true, model: 'V5' };

/** A model of each kind of answer. */
const ORDERS: readonly [ModelId, JsonRecord][] = [
  ['google/imagen4', { prompt: 'A red cat', aspect_ratio: '16:9' }],
  ['wan/2-7-image', { prompt: 'A red cat', n: 3 }],
  ['bytedance/seedance-2', { prompt: 'A red cat runs' }],
  ['elevenlabs/audio-isolation', { audio_url: FILE }],
  [
    'ai-music-api/generate',
    { ...{ model: 'V6', custom_mode: false }, instrumental: true, prompt: 'A' },
  ],
  ['ai-music-api/convert-to-wav-format', { task_id: 'a', audio_id: 'b' }],
  ['seedream/5-flash-layer-decomposition', { image_url: FILE }],
  ['flat/veo/generate', { prompt: 'A red cat' }],
  ['flat/generate', song],
  ['flat/wav/generate', track],
  ['flat/vocal-removal/generate', { ...track, type: 'separate_vocal' }],
  ['flat/mp4/generate', track],
  ['flat/suno/cover/generate', { taskId: 'a' }],
  ['flat/gpt4o-image/generate', { prompt: 'A red cat', size: '1:1' }],
  ['flat/flux/kontext/generate', { prompt: 'A red cat' }],
  ['flat/runway/generate', { prompt: 'A red cat', duration: 5, quality: '720p' }],
  ['flat/aleph/generate', { prompt: 'Snow', videoUrl: FILE }],
];

/** Models that say something and make no file. */
const SPOKEN: readonly [ModelId, JsonRecord, string][] = [
  ['ai-music-api/boost-music-style', { content: 'piano' }, 'piano'],
  ['ai-music-api/generate-lyrics', { prompt: 'rain' }, 'Paper Boat'],
  ['ai-music-api/generate-midi-from-audio', { task_id: 'a' }, 'Piano'],
  ['ai-music-api/regenerate-phrase', { task_id: 'a' }, 'fox'],
  ['grok-imagine-image-2-0/segment-map', { image_url: FILE }, 'boat'],
  ['flat/lyrics', { prompt: 'rain' }, 'Paper Boat'],
  ['flat/midi/generate', { taskId: 'a' }, 'Piano'],
  ['flat/voice/validate', { voiceUrl: FILE, vocalStartS: 0, vocalEndS: 9 }, 'fox'],
];

let vendor: KieClient;
let bot: BotClient;
beforeAll(async () => {
  vendor = await startClient();
  vendor.control.publish(FILE);
  const { url, uploadUrl } = vendor.kie;
  bot = createKieClient({ apiBase: url, uploadBase: uploadUrl, apiKey: API_KEY });
});
afterAll(() => vendor.kie.close());

/** Nobody listens there: the bot learns of the end by asking. */
const CALLBACK = 'http://127.0.0.1:9/kie-callback?job=token';

async function order(id: ModelId, input: JsonRecord) {
  const created = await bot.createTask(buildRequest(id, input, CALLBACK));
  if (created.kind !== 'accepted') throw new Error(`${id}: ${JSON.stringify(created)}`);
  await vendor.control.idle();
  return bot.readTask(models[id].api.endpoint, created.taskId);
}

describe('the bot reads from the vendor', () => {
  it.each(ORDERS)('the files of %s', async (id, input) => {
    const status = await order(id, input);
    const results = status.kind === 'succeeded' ? status.results : [];
    expect(status.kind).toBe('succeeded');
    expect(results.map(({ kind }) => kind)).toEqual(Array(resultCountOf(id, input)).fill('file'));
  });

  it.each(SPOKEN)('the words of %s', async (id, input, word) => {
    const status = await order(id, input);
    expect(status).toMatchObject({
      kind: 'succeeded',
      results: [{ kind: 'text', text: expect.stringContaining(word) }],
    });
  });

  it.each(ORDERS)('the failure of %s', async (id, input) => {
    vendor.control.fault({ kind: 'fail', failure: 'flagged', times: 1 });
    expect(await order(id, input)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'moderation' },
    });
  });

  it('where an upload is, and can use it', async () => {
    const painting = { width: 64, height: 64, seed: 1, title: '', text: '', mark: '' };
    const file = { bytes: makePng(painting), fileName: 'cat.png', mimeType: 'image/png' };
    const stored = await bot.upload(file);
    const url = stored.kind === 'stored' ? stored.url : '';
    const input = { prompt: 'A hat', image_urls: [url] };
    expect((await order('google/nano-banana-edit', input)).kind).toBe('succeeded');
  });
});
