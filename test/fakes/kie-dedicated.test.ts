import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ModelId, models } from '../../generated/models/index.ts';
import { DEDICATED_APIS } from '../sandbox/fake-kie/dedicated-apis.ts';
import { DIRECT_PATHS } from '../sandbox/fake-kie/direct-answers.ts';
import { type KieClient, startClient } from './kie-client.ts';
import { type Receiver, startReceiver } from './kie-receiver.ts';

let client: KieClient;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  client = await startClient();
  client.control.publish('https://web.example/file');
});
afterEach(() => {
  client.control.clearFaults();
  receiver.received.length = 0;
});
afterAll(() => Promise.all([client.kie.close(), receiver.close()]));

const track = { taskId: 'a', audioId: 'b' };
const FILE = 'https://web.example/file';

/** Each API: what to send, where the record and the callback have the id and the result. */
const CASES: readonly {
  path: string;
  body: Record<string, unknown>;
  status: string;
  done: unknown;
  callback: unknown;
}[] = [
  {
    path: 'veo/generate',
    body: { prompt: 'A cat', model: 'veo3_fast' },
    status: 'veo/record-info',
    done: { successFlag: 1, response: { resultUrls: [expect.stringMatching(/\.mp4$/)] } },
    callback: { data: { taskId: expect.any(String), info: { resultUrls: [expect.any(String)] } } },
  },
  {
    path: 'generate',
    body: { prompt: 'A song', customMode: false, instrumental: true, model: 'V5' },
    status: 'generate/record-info',
    done: {
      status: 'SUCCESS',
      response: { sunoData: [{ audioUrl: expect.stringMatching(/\.mp3$/) }, {}] },
    },
    callback: {
      data: {
        task_id: expect.any(String),
        callbackType: 'complete',
        data: [{ audio_url: expect.stringMatching(/mp3$/) }, {}],
      },
    },
  },
  {
    path: 'lyrics',
    body: { prompt: 'A song' },
    status: 'lyrics/record-info',
    done: { status: 'SUCCESS', response: { data: [{ title: 'Paper Boat' }, {}] } },
    callback: { data: { task_id: expect.any(String), data: [{ text: expect.any(String) }, {}] } },
  },
  {
    path: 'wav/generate',
    body: track,
    status: 'wav/record-info',
    done: { successFlag: 'SUCCESS', response: { audioWavUrl: expect.stringMatching(/\.wav$/) } },
    callback: { data: { task_id: expect.any(String), audio_wav_url: expect.any(String) } },
  },
  {
    path: 'vocal-removal/generate',
    body: { ...track, type: 'separate_vocal' },
    status: 'vocal-removal/record-info',
    done: { successFlag: 'SUCCESS', response: { vocalUrl: expect.any(String) } },
    callback: { data: { vocal_removal_info: { instrumental_url: expect.any(String) } } },
  },
  {
    path: 'mp4/generate',
    body: track,
    status: 'mp4/record-info',
    done: { successFlag: 'SUCCESS', response: { videoUrl: expect.stringMatching(/\.mp4$/) } },
    callback: { data: { task_id: expect.any(String), video_url: expect.any(String) } },
  },
  {
    path: 'suno/cover/generate',
    body: { taskId: 'a' },
    status: 'suno/cover/record-info',
    done: { successFlag: 1, response: { images: [expect.any(String)] } },
    callback: { data: { taskId: expect.any(String), images: [expect.any(String)] } },
  },
  {
    path: 'midi/generate',
    body: { taskId: 'a' },
    status: 'midi/record-info',
    done: { successFlag: 1, midiData: { state: 'complete' } },
    callback: { data: { taskId: expect.any(String), instruments: [{ name: 'Piano' }] } },
  },
  {
    path: 'gpt4o-image/generate',
    body: { prompt: 'A cat', size: '3:2' },
    status: 'gpt4o-image/record-info',
    done: {
      successFlag: 1,
      status: 'SUCCESS',
      progress: '1.00',
      response: { resultUrls: [expect.any(String)] },
    },
    callback: { data: { taskId: expect.any(String), info: { result_urls: [expect.any(String)] } } },
  },
  {
    path: 'flux/kontext/generate',
    body: { prompt: 'A cat', aspectRatio: '16:9' },
    status: 'flux/kontext/record-info',
    done: { successFlag: 1, response: { resultImageUrl: expect.stringMatching(/\.png$/) } },
    callback: {
      data: { taskId: expect.any(String), info: { resultImageUrl: expect.any(String) } },
    },
  },
  {
    path: 'runway/generate',
    body: { prompt: 'A cat', duration: 5, quality: '720p' },
    status: 'runway/record-detail',
    done: { state: 'success', videoInfo: { videoUrl: expect.stringMatching(/\.mp4$/) } },
    callback: { data: { task_id: expect.any(String), video_url: expect.any(String) } },
  },
  {
    path: 'aleph/generate',
    body: { prompt: 'Snow', videoUrl: FILE },
    status: 'aleph/record-info',
    done: { successFlag: 1, response: { resultVideoUrl: expect.stringMatching(/\.mp4$/) } },
    callback: { taskId: expect.any(String), data: { result_video_url: expect.any(String) } },
  },
  {
    path: 'voice/validate',
    body: { voiceUrl: FILE, vocalStartS: 0, vocalEndS: 10 },
    status: 'voice/validate-info',
    done: { status: 'wait_validating', validateInfo: expect.stringContaining('fox') },
    callback: { data: { taskId: expect.any(String), validateInfo: expect.any(String) } },
  },
  {
    path: 'voice/generate',
    body: { taskId: 'a', verifyUrl: FILE },
    status: 'voice/record-info',
    done: { status: 'success', voiceId: expect.stringMatching(/^voice_/) },
    callback: { data: { taskId: expect.any(String), voiceId: expect.any(String) } },
  },
];

async function order(path: string, body: object): Promise<string> {
  const { code, msg, data } = await client.post(`/api/v1/${path}`, {
    ...body,
    callBackUrl: receiver.url,
  });
  expect({ code, msg }).toEqual({ code: 200, msg: 'success' });
  expect(Object.keys(data)).toEqual(['taskId']);
  await client.control.idle();
  return data.taskId;
}

describe.each(CASES)('$path', ({ path, body, status, done, callback }) => {
  it('brings its result in its own words', async () => {
    const id = await order(path, body);
    const { code, data } = await client.get(`/api/v1/${status}?taskId=${id}`);
    expect(code).toBe(200);
    expect(data).toMatchObject({ taskId: id, ...(done as object) });
    expect(receiver.received.at(-1)?.body).toMatchObject({ code: 200, ...(callback as object) });
  });

  it('fails in its own words', async () => {
    client.control.fault({ kind: 'fail', failure: 'rejected', times: 1 });
    const id = await order(path, body);
    const { data } = await client.get(`/api/v1/${status}?taskId=${id}`);
    expect(JSON.stringify(data)).toContain('Your input was rejected.');
    expect([2, 3, 'fail', undefined]).toContain(
      typeof data.successFlag === 'string' ? undefined : (data.successFlag ?? data.state),
    );
    const { body: called } = receiver.received.at(-1) ?? { body: null };
    expect(called.code).not.toBe(200);
    expect(JSON.stringify(called)).toContain(id);
  });

  it('is not a matter of recordInfo, and needs its parameters', async () => {
    const id = await order(path, body);
    expect((await client.read(id)).msg).toBe('recordInfo is null');
    expect((await client.get(`/api/v1/${status}?taskId=none`)).code).toBe(422);
    const { code } = await client.post(`/api/v1/${path}`, { callBackUrl: receiver.url });
    expect([422, 500]).toContain(code);
  });
});

it('every API of its own has a case above', () => {
  const tested = CASES.map(({ status }) => `/api/v1/${status}`);
  expect(DEDICATED_APIS.map(({ status }) => status).sort()).toEqual(tested.sort());
});

it('every model with a path of its own is served', () => {
  const served = [...DEDICATED_APIS.flatMap(({ creates }) => creates), ...DIRECT_PATHS];
  const missing = Object.values(models).filter(
    ({ api, status }) =>
      api.envelope === 'flat' && status !== 'removed' && !served.includes(api.endpoint),
  );
  expect(missing.map(({ id }: { id: ModelId }) => id)).toEqual([]);
});

it('music is told of three times, and cannot be ordered without an address to call', async () => {
  const body = { prompt: 'A song', customMode: false, instrumental: true, model: 'V5' };
  await order('generate', body);
  const types = receiver.received.map(({ body: called }) => called.data.callbackType);
  expect(types).toEqual(['text', 'first', 'complete']);
  expect(await client.post('/api/v1/generate', body)).toMatchObject({
    code: 422,
    msg: 'Please enter callBackUrl.',
  });
});

it('a finished Veo video can be had in 1080p', async () => {
  const id = await order('veo/generate', { prompt: 'A cat' });
  const { data } = await client.get(`/api/v1/veo/get-1080p-video?taskId=${id}&index=0`);
  expect(data.resultUrl).toMatch(/\.mp4$/);
});

it.each([
  ['style/generate', { content: 'piano' }, 'result'],
  ['generate/generate-persona', { ...track, name: 'n', description: 'd' }, 'personaId'],
  ['generate/get-timestamped-lyrics', track, 'alignedWords'],
  ['voice/check-voice', { task_id: 'a' }, 'isAvailable'],
])('%s answers at once', async (path, body, key) => {
  expect((await client.post(`/api/v1/${path}`, body)).data).toHaveProperty(key);
  expect((await client.post(`/api/v1/${path}`, {})).code).toBe(500);
});
