import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildRequest } from '../../generated/models/index.ts';
import { createKieClient, type KieClient } from '../../src/kie/client.ts';
import { freePort } from '../sandbox/free-port.ts';
import {
  CREATE,
  READ,
  type ScriptedVendor,
  startScriptedVendor,
  UPLOAD,
  type VendorScript,
} from './scripted-vendor.ts';

const KEY = 'kie-key-that-nobody-may-see';
const TASK = 'ee9c2715375b7837f8bb51d641ff5863';

let vendor: ScriptedVendor;
let client: KieClient;

beforeAll(async () => {
  vendor = await startScriptedVendor();
});
afterAll(() => vendor.stop());
beforeEach(() => {
  vendor.calls.length = 0;
  client = clientOf();
});

function clientOf(changes: { apiKey?: string | undefined; base?: string; createMs?: number } = {}) {
  const base = changes.base ?? vendor.base;
  return createKieClient({
    apiBase: `${base}/`,
    uploadBase: base,
    apiKey: 'apiKey' in changes ? changes.apiKey : KEY,
    timeoutsMs: { create: changes.createMs ?? 5_000, read: 5_000, upload: 5_000 },
  });
}

const request = buildRequest(
  'z-image',
  { prompt: 'a cat', aspect_ratio: '1:1' },
  'https://bot.example/kie-callback?job=token-0123456789abcdef',
);

describe('a request for a generation', () => {
  it('D2, D4: holds the model, the address to call back and the parameters under their own names', async () => {
    vendor.script = () => ({ code: 200, data: { taskId: TASK, recordId: TASK } });
    expect(await client.createTask(request)).toEqual({ kind: 'accepted', taskId: TASK });
    const [call] = vendor.calls;
    expect(call).toMatchObject({ method: 'POST', path: CREATE });
    expect(call?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
    });
    expect(call?.body).toEqual({
      model: 'z-image',
      callBackUrl: 'https://bot.example/kie-callback?job=token-0123456789abcdef',
      input: { prompt: 'a cat', aspect_ratio: '1:1' },
    });
  });

  it.each([
    ['D7: another code under HTTP 200', { code: 422, msg: 'duration is required' }, 'refused'],
    [
      'D6: an error without data',
      { code: 402, msg: 'Credits insufficient', data: null },
      'refused',
    ],
    ['F16: 200 without a task id', { code: 200, data: {} }, 'ambiguous'],
    ['F15: 200 without data', { code: 200, data: null }, 'ambiguous'],
    ['an empty id', { code: 200, data: { taskId: '' } }, 'ambiguous'],
    ['an id that is a number', { code: 200, data: { taskId: 17 } }, 'ambiguous'],
    ['500 of which nothing is known', { code: 500, msg: 'Internal Error' }, 'ambiguous'],
    ['a real 502 with a page', { http: 502, text: '<html>Bad gateway</html>' }, 'ambiguous'],
    ['a page under HTTP 200', { http: 200, text: '<html>Hello</html>' }, 'ambiguous'],
    ['an empty answer', { http: 200, text: '' }, 'ambiguous'],
    ['half an answer', { http: 200, text: '{"code":200,"data":{"taskId":"x' }, 'ambiguous'],
    ['a cut connection', 'cut', 'ambiguous'],
    ['a redirect', { http: 302, text: '', location: 'https://elsewhere.example/' }, 'ambiguous'],
    ['429 in the body', { code: 429, msg: 'Your call frequency is too high.' }, 'throttled'],
    ['a real 429', { http: 429, text: 'slow down' }, 'throttled'],
    ['a real 401', { http: 401, text: '' }, 'refused'],
    ['maintenance', { code: 455 }, 'throttled'],
  ] as const)('that is answered with %s is %s', async (_name, answer, kind) => {
    vendor.script = () => answer;
    expect((await client.createTask(request)).kind).toBe(kind);
    expect(vendor.callsOf(CREATE)).toHaveLength(1);
  });

  it('reads message where older APIs have no msg, and a code that is a text', async () => {
    const text = '{"code":"402","message":"Credits insufficient"}';
    vendor.script = () => ({ http: 200, text });
    expect(await client.createTask(request)).toEqual({
      kind: 'refused',
      failure: { kind: 'unavailable', said: '402: Credits insufficient' },
      alarm: 'out-of-credits',
    });
  });

  it('takes the task that is there already where the vendor names it', async () => {
    vendor.script = () => ({ code: 409, msg: 'already exists', data: { taskId: TASK } });
    expect(await client.createTask(request)).toEqual({ kind: 'accepted', taskId: TASK });
    vendor.script = () => ({ code: 409, msg: 'already exists' });
    expect(await client.createTask(request)).toMatchObject({ failure: { kind: 'vendor' } });
  });

  it('is ambiguous when no answer comes in time', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    vendor.script = async () => {
      await held;
      return { code: 200, data: { taskId: TASK } };
    };
    const answer = await clientOf({ createMs: 50 }).createTask(request);
    release();
    expect(answer).toEqual({ kind: 'ambiguous', said: '0: no answer: TimeoutError' });
  });

  it('was surely not sent where nobody listens, and can be sent again', async () => {
    const base = `http://127.0.0.1:${await freePort()}`;
    const answer = await clientOf({ base }).createTask(request);
    expect(answer).toEqual({ kind: 'throttled', isMaintenance: true });
  });

  it('is not sent without a key', async () => {
    const answer = await clientOf({ apiKey: undefined }).createTask(request);
    expect(answer).toMatchObject({ kind: 'refused', alarm: 'bad-key' });
    expect(vendor.calls).toEqual([]);
  });

  it('may be answered with the result itself', async () => {
    vendor.script = () => ({ code: 200, data: { result: 'dreamy synth pop' } });
    const style = { path: '/api/v1/style/generate', body: { content: 'pop' } };
    expect(await client.createTask(style)).toEqual({
      kind: 'finished',
      results: [{ kind: 'text', text: 'dreamy synth pop' }],
    });
  });
});

describe('the question about a task', () => {
  it('names the task and is put where its kind is known', async () => {
    vendor.script = () => ({ code: 200, data: { state: 'waiting' } });
    expect(await client.readTask(CREATE, 'task/1 &')).toEqual({ kind: 'pending' });
    await client.readTask('/api/v1/veo/generate', TASK);
    expect(vendor.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${READ}`,
      'GET /api/v1/veo/record-info',
    ]);
    expect(vendor.calls[0]?.query.get('taskId')).toBe('task/1 &');
  });

  it.each([
    ['a cut connection', 'cut', 'no answer'],
    ['a real 500', { http: 500, text: 'oops' }, 'HTTP 500 without JSON'],
    ['throttling', { code: 429, msg: 'Your call frequency is too high.' }, 'frequency'],
  ] as const)('that meets %s says nothing about the task', async (_name, answer, words) => {
    vendor.script = () => answer;
    const status = await client.readTask(CREATE, TASK);
    expect(status).toMatchObject({ kind: 'unreadable', alarm: null });
    expect(JSON.stringify(status)).toContain(words);
  });
});

describe('an upload', () => {
  const file = {
    bytes: new TextEncoder().encode('PNG!'),
    fileName: 'a1.png',
    mimeType: 'image/png',
  };

  it('sends the file under its name and gives the address', async () => {
    const url = 'https://tempfile.example/kieai/1/a1.png';
    vendor.script = () => ({ code: 200, data: { downloadUrl: url, fileName: 'a1.png' } });
    expect(await client.upload(file)).toEqual({ kind: 'stored', url });
    const [call] = vendor.callsOf(UPLOAD);
    expect(call?.headers['content-type']).toMatch(/^multipart\/form-data/);
    expect(call?.text).toContain(
      'name="file"; filename="a1.png"\r\nContent-Type: image/png\r\n\r\nPNG!',
    );
    expect(call?.text).toMatch(/name="uploadPath"\r\n\r\n[^/\r][^\r]*[^/\r]\r\n/);
    expect(call?.text).toContain('name="fileName"\r\n\r\na1.png');
  });

  it.each([
    [{ code: 200, data: { fileUrl: 'https://files.example/1' } }, 'stored'],
    [{ code: 200, data: {} }, 'failed'],
    [{ code: 400, msg: 'File type not supported' }, 'refused'],
    [{ code: 401, msg: 'Unauthorized' }, 'refused'],
    [{ code: 500, msg: 'Internal Error' }, 'failed'],
    [{ http: 502, text: 'Bad gateway' }, 'failed'],
    ['cut', 'failed'],
  ] as const)('answered with %j is %s', async (answer, kind) => {
    vendor.script = () => answer;
    expect((await client.upload(file)).kind).toBe(kind);
  });
});

describe('D11: the key', () => {
  it.each<[string, VendorScript]>([
    ['an answer that repeats it', () => ({ code: 500, msg: `bad key ${KEY}` })],
    ['a page that repeats it', () => ({ http: 500, text: KEY })],
    ['a refusal with it', () => ({ code: 401, msg: `Unauthorized: ${KEY}` })],
    ['a cut connection', () => 'cut'],
  ])('stands in nothing that is returned after %s', async (_name, script) => {
    vendor.script = script;
    const file = { bytes: new Uint8Array(1), fileName: 'a', mimeType: 'image/png' };
    const all = [
      await client.createTask(request),
      await client.readTask(CREATE, TASK),
      await client.upload(file),
    ];
    expect(JSON.stringify(all)).not.toContain(KEY);
  });

  it('does not go along with a redirect', async () => {
    const other = await startScriptedVendor();
    vendor.script = () => ({ http: 307, text: '', location: `${other.base}${CREATE}` });
    await client.createTask(request);
    expect(other.calls).toEqual([]);
    await other.stop();
  });
});
