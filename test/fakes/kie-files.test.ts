import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UPLOAD_FILES_BASE } from '../sandbox/fake-kie/file-store.ts';
import { decodeImage } from '../sandbox/media/decode.ts';
import { makeMp3, makeMp4, makePng } from '../sandbox/media/make-media.ts';
import { API_KEY, type KieClient, startClient } from './kie-client.ts';

const IMAGEN = 'google/imagen4';
const INPUT = { prompt: 'A red cat', aspect_ratio: '16:9' };
const EDIT = 'google/nano-banana-edit';
const PAINTING = { width: 300, height: 200, seed: 1, title: 'Cat', text: '', mark: '' };

let client: KieClient;
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.kie.close());

/** Uploads by multipart and returns the envelope. */
async function upload(bytes: Buffer, uploadPath = 'images', fileName = ''): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), 'cat.png');
  form.set('uploadPath', uploadPath);
  if (fileName !== '') form.set('fileName', fileName);
  const init = { method: 'POST', body: form };
  return client.raw('/api/file-stream-upload', init, client.kie.uploadUrl);
}

describe('files of the user', () => {
  it('are uploaded, and a task starts from them in their shape', async () => {
    const response = await upload(makePng(PAINTING));
    const { success, code, data } = (await response.json()) as never;
    expect({ success, code }).toEqual({ success: true, code: 200 });
    const { downloadUrl, fileSize, mimeType } = data as Record<string, string>;
    expect(downloadUrl).toMatch(/^https:\/\/tempfile\.kie\.example\/kieai\/\d+\/images\/.+\.png$/);
    expect({ fileSize, mimeType }).toMatchObject({ mimeType: 'image/png' });
    const input = { prompt: 'A hat', image_urls: [downloadUrl], aspect_ratio: 'auto' };
    const { data: task } = await client.run(EDIT, input);
    const { width, height } = decodeImage(
      await client.file(JSON.parse(task.resultJson).resultUrls[0]),
    );
    expect(width / height).toBeCloseTo(3 / 2, 2);
  });

  it('replace an older one of the same name', async () => {
    await upload(makePng(PAINTING), 'images', 'cat.png');
    await upload(makePng({ ...PAINTING, seed: 2 }), 'images', 'cat.png');
    const [only, ...others] = client.control.uploads();
    expect(others).toEqual([]);
    expect(only?.bytes).toEqual(makePng({ ...PAINTING, seed: 2 }));
    expect(await client.control.find(`${UPLOAD_FILES_BASE}${only?.path}`)).toEqual(only?.bytes);
  });

  it('come as base64 or by address too', async () => {
    const png = makePng(PAINTING);
    const base = client.kie.uploadUrl;
    const base64Data = `data:image/png;base64,${png.toString('base64')}`;
    const first = await client.post(
      '/api/file-base64-upload',
      { base64Data, uploadPath: 'a' },
      base,
    );
    client.control.publish('https://web.example/a.png', png);
    const fileUrl = 'https://web.example/a.png';
    const second = await client.post('/api/file-url-upload', { fileUrl, uploadPath: 'a' }, base);
    for (const { data } of [first, second]) expect(data.fileSize).toBe(png.length);
  });

  it('are refused without a path, with slashes at its ends, when empty, or without a key', async () => {
    const png = makePng(PAINTING);
    for (const path of ['', '/images', 'images/']) {
      expect(await (await upload(png, path)).json()).toMatchObject({ success: false, code: 400 });
    }
    expect(await (await upload(Buffer.alloc(0))).json()).toMatchObject({ success: false });
    const init = { method: 'POST', headers: { authorization: '' } };
    const response = await client.raw('/api/file-stream-upload', init, client.kie.uploadUrl);
    expect(await response.json()).toMatchObject({ code: 401 });
    const get = await client.raw('/api/file-stream-upload', {}, client.kie.uploadUrl);
    expect(await get.json()).toMatchObject({ success: false, code: 405 });
  });

  it.each([
    'https://tempfile.kie.example/kieai/1/gone.png',
    'https://nowhere.example/cat.png',
    'https://api.telegram.org/file/bot123:abc/photos/file_1.jpg',
  ])('at %s cannot be fetched', async (url) => {
    const input = { prompt: 'A hat', image_urls: [url] };
    expect(await client.create(EDIT, input)).toMatchObject({
      code: 422,
      msg: 'Failed to get the file information',
    });
  });

  it('must be of the right kind', async () => {
    client.control.publish('https://web.example/a', makeMp3(1));
    client.control.publish('https://web.example/b', Buffer.from('no picture at all'));
    for (const url of ['https://web.example/a', 'https://web.example/b']) {
      const answer = await client.create(EDIT, { prompt: 'A hat', image_urls: [url] });
      expect(answer).toMatchObject({ code: 422, msg: 'File type not supported' });
    }
  });

  it('give a video its shape too', async () => {
    const painting = { ...PAINTING, width: 90, height: 160 };
    client.control.publish('https://web.example/v.mp4', await makeMp4(painting));
    const input = { prompt: 'Snow', video_url: 'https://web.example/v.mp4' };
    await client.run('happyhorse/video-edit', input);
    expect(client.control.tasks()[0]?.aspect).toEqual({ width: 90, height: 160 });
  });
});

describe('what must not be sent', () => {
  it('is found wherever it stands: address, header, body, file', async () => {
    const secret = '123456:bot-token';
    await client.read(encodeURIComponent(secret));
    await client.raw('/api/v1/chat/credit', { headers: { 'x-note': secret } });
    await client.raw('/api/v1/chat/credit', { headers: { authorization: `Bearer ${secret}` } });
    await client.create(IMAGEN, { ...INPUT, prompt: `see ${secret}` });
    await upload(Buffer.from(`a file with ${secret}`));
    expect(client.control.leaks([secret])).toHaveLength(5);
    expect(client.control.leaks(['another secret', API_KEY])).toEqual([]);
  });

  it('counts the address of a file at Telegram as one, whatever its host', async () => {
    const url = 'https://telegram.example/file/bot123:abc/photos/1.jpg';
    await client.create(EDIT, { prompt: 'A hat', image_urls: [url] });
    expect(client.control.leaks([])).toMatchObject([{ what: 'Telegram file' }]);
    expect(client.control.summary().leaks).toBe(1);
  });

  it('and the key is in no record', async () => {
    await client.create(IMAGEN, INPUT);
    expect(client.control.requests()).toMatchObject([{ method: 'POST', host: 'api', status: 200 }]);
    expect(JSON.stringify(client.control.requests())).not.toContain(API_KEY);
  });
});
