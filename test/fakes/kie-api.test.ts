import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeKie } from '../sandbox/fake-kie/start-fake-kie.ts';
import { decodeImage } from '../sandbox/media/decode.ts';
import { makePng } from '../sandbox/media/make-media.ts';
import { API_KEY, type KieClient, startClient } from './kie-client.ts';

const IMAGEN = 'google/imagen4';
const INPUT = { prompt: 'A red cat', aspect_ratio: '16:9' };
const PAINTING = { width: 300, height: 200, seed: 1, title: 'Cat', text: '', mark: '' };

let client: KieClient;
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.kie.close());

describe('requests that are not in order', () => {
  const create = (init: RequestInit) => client.raw('/api/v1/jobs/createTask', init);
  const body = JSON.stringify({ model: IMAGEN, input: INPUT });
  const json = { 'content-type': 'application/json' };

  it.each([
    ['without a key', { authorization: '' }, 401, 'You do not have access permissions'],
    ['with another key', { authorization: 'Bearer other' }, 401, 'Authentication failed'],
    ['with the bare key', { authorization: API_KEY }, 401, 'Authentication failed'],
    ['as text', { 'content-type': 'text/plain' }, 401, 'Content-Type'],
  ])('%s: HTTP 200 and the code inside', async (_how, headers, code, msg) => {
    const response = await create({ method: 'POST', headers: { ...json, ...headers }, body });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ code, msg: expect.stringContaining(msg) });
  });

  it('by the wrong method or path: real 405 and 404', async () => {
    expect((await create({})).status).toBe(405);
    expect((await client.raw('/api/v1/jobs/recordInfo', { method: 'POST' })).status).toBe(405);
    expect((await client.raw('/api/v1/jobs/create')).status).toBe(404);
    expect((await client.raw('/api/file-stream-upload', { method: 'POST' })).status).toBe(404);
    expect((await client.raw('/api/v1/mj/generate', { method: 'POST' })).status).toBe(404);
  });

  it('with a body that is no JSON object', async () => {
    for (const bad of ['{', '[]', 'null']) {
      const answer = await create({ method: 'POST', headers: json, body: bad });
      expect(await answer.json()).toMatchObject({ code: 400 });
    }
  });

  it('as real HTTP statuses, when the vendor is switched to them', async () => {
    client.control.set({ realHttpCodes: true });
    const response = await create({
      method: 'POST',
      headers: { ...json, authorization: '' },
      body,
    });
    expect(response.status).toBe(401);
  });

  it.each(['no-such-model', 'sora-2-text-to-video', 'flat/veo/generate', 'veo3', '', '__proto__'])(
    'for model "%s": 422 before the input is looked at',
    async (model) => {
      expect(await client.create(model, {})).toEqual({
        code: 422,
        msg: expect.stringMatching(/^The model name you specified is not supported/),
        data: null,
      });
    },
  );
});

describe('a Market task', () => {
  it('is created with an id of 32 hex digits, twice in the answer', async () => {
    const { code, msg, data } = await client.create(IMAGEN, INPUT);
    expect({ code, msg }).toEqual({ code: 200, msg: 'success' });
    expect(data.taskId).toMatch(/^[0-9a-f]{32}$/);
    expect(data.recordId).toBe(data.taskId);
  });

  it('is read in the keys of live traffic, with JSON in JSON', async () => {
    client.control.fault({ kind: 'never', times: 1 });
    const { data: created } = await client.create(IMAGEN, INPUT, 'https://bot.example/back');
    const { data: pending } = await client.read(created.taskId);
    expect(pending).toEqual({
      taskId: created.taskId,
      model: IMAGEN,
      state: 'waiting',
      param: expect.any(String),
      resultJson: '',
      failCode: null,
      failMsg: null,
      costTime: null,
      completeTime: null,
      createTime: expect.any(Number),
    });
    const param = JSON.parse(pending.param);
    expect(param).toMatchObject({ model: IMAGEN, callBackUrl: 'https://bot.example/back' });
    expect(JSON.parse(param.input)).toEqual(INPUT);
  });

  it('ends with addresses that anybody can read, and seconds', async () => {
    const { data } = await client.run(IMAGEN, INPUT);
    expect(data).toMatchObject({ state: 'success', costTime: 1, failMsg: null });
    expect(data.completeTime).toBeGreaterThanOrEqual(data.createTime);
    const { resultUrls } = JSON.parse(data.resultJson);
    const { width, height } = decodeImage(await client.file(resultUrls[0]));
    expect(width / height).toBeCloseTo(16 / 9, 2);
    client.control.expireResults();
    await expect(client.file(resultUrls[0])).rejects.toThrow('HTTP 404');
  });

  it('shows "generating" only for models that were seen to', async () => {
    client.control.fault({ kind: 'slow', ms: 60_000 });
    const { data: quiet } = await client.create(IMAGEN, INPUT);
    const { data: open } = await client.create('gpt-image-2-text-to-image', { prompt: 'A cat' });
    const stateOf = async (id: string) => (await client.read(id)).data.state;
    await expect.poll(() => stateOf(open.taskId)).toBe('generating');
    expect(await stateOf(quiet.taskId)).toBe('waiting');
    await client.control.settle(open.taskId);
    expect(await stateOf(open.taskId)).toBe('success');
  });

  it('makes as many results as were asked for', async () => {
    const input = {
      prompt: 'A cat',
      reference_image_urls: ['https://web.example/cat.png'],
      num_images: '3',
    };
    client.control.publish('https://web.example/cat.png', makePng(PAINTING));
    const { data } = await client.run('ideogram/character', input);
    const { resultUrls } = JSON.parse(data.resultJson);
    const files = await Promise.all(resultUrls.map((url: string) => client.file(url)));
    expect(new Set(files.map((file: Buffer) => file.toString('base64'))).size).toBe(3);
  });

  it('brings two songs in the shape of Suno', async () => {
    const input = { model: 'V6', custom_mode: false, instrumental: true, prompt: 'A slow song' };
    const { data } = await client.run('ai-music-api/generate', input);
    const result = JSON.parse(data.resultJson);
    expect(result).toMatchObject({ code: 200, task_id: data.taskId });
    expect(result.data).toHaveLength(2);
    expect(result.data[0].audio_url).toMatch(/\.mp3$/);
  });

  it('brings the last frame too when it was asked for', async () => {
    const input = { prompt: 'A red cat runs', return_last_frame: true, aspect_ratio: '9:16' };
    const { data } = await client.run('bytedance/seedance-2', input);
    const { lastFrameUrl } = JSON.parse(data.resultJson);
    const { width, height } = decodeImage(await client.file(lastFrameUrl[0]));
    expect(width / height).toBeCloseTo(9 / 16, 2);
  });

  it('costs credits, fractions of them too, and nothing when it fails', async () => {
    const before = (await client.get('/api/v1/chat/credit')).data;
    expect(before).toBe(5916.25);
    const { data } = await client.run(IMAGEN, INPUT);
    const { data: after } = await client.get('/api/v1/chat/credit');
    expect(data.creditsConsumed).toBeGreaterThan(0);
    expect(after).toBe(before - data.creditsConsumed);
    client.control.fault({ kind: 'fail', times: 1 });
    expect((await client.run(IMAGEN, INPUT)).data.creditsConsumed).toBe(0);
    expect((await client.get('/api/v1/chat/credit')).data).toBe(after);
  });

  it('is refused when the account is empty', async () => {
    client.control.set({ credits: 0.5 });
    expect(await client.create(IMAGEN, INPUT)).toMatchObject({
      code: 402,
      msg: expect.stringMatching(/^Credits insufficient : /),
    });
  });

  it('that nobody knows: "recordInfo is null"', async () => {
    expect(await client.read('f'.repeat(32))).toEqual({
      code: 422,
      msg: 'recordInfo is null',
      data: null,
    });
    expect(await client.get('/api/v1/jobs/recordInfo')).toMatchObject({ code: 400 });
  });

  it('notes whether its input was in the documented form', async () => {
    await client.create(IMAGEN, { ...INPUT, seed: 'x1' });
    await client.create('grok-imagine/text-to-video', { prompt: 'A cat', duration: '6' });
    expect(client.control.tasks().map((task) => task.isDocumentedForm)).toEqual([true, false]);
  });
});

describe('limits', () => {
  it('are the real ones unless told otherwise', async () => {
    const kie = await startFakeKie({ apiKey: API_KEY });
    const { createLimit, readLimit } = kie.control.settings();
    expect(createLimit).toEqual({ count: 20, perMs: 10_000 });
    expect(readLimit).toEqual({ count: 10, perMs: 1_000 });
    await kie.close();
  });

  it('of 20 new tasks in 10 s count refused ones too, and nothing is queued', async () => {
    // A longer time than the real 10 s: this machine may be slow.
    client.control.set({ createLimit: { count: 20, perMs: 600_000 } });
    const answers = [];
    for (let call = 0; call < 22; call++) {
      answers.push(await client.create(call < 5 ? 'no-such-model' : IMAGEN, INPUT));
    }
    expect(answers.slice(0, 20).filter(({ code }) => code === 200)).toHaveLength(15);
    for (const answer of answers.slice(20)) {
      expect(answer).toMatchObject({ code: 429, msg: expect.stringContaining('frequency') });
    }
    expect(client.control.tasks()).toHaveLength(15);
  });

  it('of 10 reads in a second', async () => {
    client.control.set({ readLimit: { count: 10, perMs: 600_000 } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.read('x')));
    expect(answers.filter(({ code }) => code === 429)).toHaveLength(2);
  });
});
