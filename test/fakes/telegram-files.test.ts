import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import type { UserFile } from '../sandbox/fake-telegram/user-actions.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';
import { picture } from './telegram-pictures.ts';

/** Files in both directions: what people send, and what the bot may send. */

const ANNA = 1001;
const PNG = picture(160, 90);
const MP3 = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(300)]);
const MP4 = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(300)]);

let telegram: FakeTelegram;
let site: Server;
let siteUrl: string;

/** Files on a site: path → content type and bytes. */
const FILES: Readonly<Record<string, readonly [string, Buffer]>> = {
  '/cat.png': ['image/png', PNG],
  '/page.html': ['text/html', Buffer.from('<html>')],
  '/broken.png': ['image/png', Buffer.from('no picture')],
  '/big.png': ['image/png', Buffer.concat([PNG, Buffer.alloc(5_001)])],
  '/strip.png': ['image/png', picture(210, 10)],
  '/song.mp3': ['audio/mpeg', MP3],
  '/big.mp3': ['audio/mpeg', Buffer.concat([MP3, Buffer.alloc(20_001)])],
  '/clip.mp4': ['video/mp4', MP4],
  '/data.json': ['application/json', Buffer.from('{}')],
};

beforeAll(async () => {
  site = createServer((request, response) => {
    const [type, bytes] = FILES[request.url ?? ''] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(bytes);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  telegram = await startFakeTelegram({
    botToken: BOT_TOKEN,
    resolveUrl: (url) => url.replace('https://files.example', siteUrl),
    // The real limits are megabytes; the rule is the same.
    settings: {
      sendsPerSecond: null,
      photoByUrlBytesMax: 5_000,
      fileByUrlBytesMax: 20_000,
      photoUploadBytesMax: 10_000,
      uploadBytesMax: 50_000,
      downloadBytesMax: 20_000,
    },
  });
  telegram.control.say(ANNA, '/start');
});
afterAll(async () => {
  await telegram.close();
  site.close();
});

function form(name: string, bytes: Buffer, fileName: string): FormData {
  const data = new FormData();
  data.set('chat_id', String(ANNA));
  data.set(name, new Blob([new Uint8Array(bytes)]), fileName);
  return data;
}

describe('by address', () => {
  it.each([
    ['sendPhoto', 'photo', '/cat.png', null],
    ['sendVideo', 'video', '/clip.mp4', null],
    ['sendAudio', 'audio', '/song.mp3', null],
    ['sendPhoto', 'photo', '/missing.png', 'failed to get HTTP URL content'],
    ['sendPhoto', 'photo', '/big.png', 'failed to get HTTP URL content'],
    ['sendAudio', 'audio', '/big.mp3', 'failed to get HTTP URL content'],
    ['sendPhoto', 'photo', '/page.html', 'wrong type of the web page content'],
    ['sendAudio', 'audio', '/cat.png', 'wrong type of the web page content'],
    ['sendDocument', 'document', '/data.json', 'wrong type of the web page content'],
    ['sendPhoto', 'photo', '/broken.png', 'IMAGE_PROCESS_FAILED'],
    ['sendPhoto', 'photo', '/strip.png', 'PHOTO_INVALID_DIMENSIONS'],
    ['sendPhoto', 'photo', 'cat.png', 'wrong file identifier/HTTP URL specified'],
  ])('%s takes %s from %s: %s', async (method, kind, path, refusal) => {
    const url = path.startsWith('/') ? `https://files.example${path}` : path;
    const answer = await call(telegram, method, { chat_id: ANNA, [kind]: url });
    expect(answer.description ?? null).toBe(refusal === null ? null : `Bad Request: ${refusal}`);
    expect(answer.result?.[kind] !== undefined).toBe(refusal === null);
  });
});

describe('by upload', () => {
  it('keeps the bytes, and gives an id that sends them again', async () => {
    const sent = await ok(telegram, 'sendPhoto', form('photo', PNG, 'cat.png'));
    const whole = sent.photo.at(-1);
    expect(whole).toMatchObject({ width: 160, height: 90, file_size: PNG.length });
    expect(telegram.control.fileBytes(whole.file_id)).toEqual(PNG);
    const again = await ok(telegram, 'sendPhoto', { chat_id: ANNA, photo: whole.file_id });
    expect(again.photo.at(-1)).toEqual(whole);
    const asVideo = await call(telegram, 'sendVideo', { chat_id: ANNA, video: whole.file_id });
    expect(asVideo.description).toBe("Bad Request: can't use file of type photo as video");
  });

  it.each([
    [
      'a photo over its limit',
      'photo',
      Buffer.concat([PNG, Buffer.alloc(10_000)]),
      400,
      'too big for a photo',
    ],
    ['a file over its limit', 'document', Buffer.alloc(50_001), 413, 'Request Entity Too Large'],
    ['an empty file', 'document', Buffer.alloc(0), 400, 'file must be non-empty'],
    ['a photo that is none', 'photo', MP3, 400, 'IMAGE_PROCESS_FAILED'],
  ] as const)('refuses %s', async (_what, kind, bytes, code, words) => {
    const method = `send${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    const answer = await call(telegram, method, form(kind, bytes, 'file'));
    expect(answer.error_code).toBe(code);
    expect(answer.description).toContain(words);
  });

  it('a video that is none becomes a document', async () => {
    const sent = await ok(telegram, 'sendVideo', form('video', MP3, 'song.mp3'));
    expect(sent.video).toBeUndefined();
    expect(sent.document).toMatchObject({ file_name: 'song.mp3', mime_type: 'audio/mpeg' });
  });

  it('an album of an upload, an address and an id', async () => {
    const known = await ok(telegram, 'sendPhoto', form('photo', PNG, 'cat.png'));
    const data = form('part', PNG, 'cat.png');
    const media = [
      { type: 'photo', media: 'attach://part', caption: '<b>three</b>', parse_mode: 'HTML' },
      { type: 'photo', media: 'https://files.example/cat.png' },
      { type: 'photo', media: known.photo.at(-1).file_id },
    ];
    data.set('media', JSON.stringify(media));
    const album = await ok(telegram, 'sendMediaGroup', data);
    expect(album).toHaveLength(3);
    expect(new Set(album.map((it: { media_group_id: string }) => it.media_group_id)).size).toBe(1);
    expect(album[0]).toMatchObject({ caption: 'three', caption_entities: [{ type: 'bold' }] });
  });

  it('an album with one bad address sends nothing', async () => {
    const before = telegram.control.chat(ANNA).length;
    const media = ['/cat.png', '/page.html'].map((path) => ({
      type: 'photo',
      media: `https://files.example${path}`,
    }));
    const answer = await call(telegram, 'sendMediaGroup', { chat_id: ANNA, media });
    expect(answer.description).toBe(
      'Bad Request: failed to send message #2 with the error message ' +
        '"wrong type of the web page content"',
    );
    expect(telegram.control.chat(ANNA)).toHaveLength(before);
  });
});

describe('from people', () => {
  const lastMessage = async (): Promise<Record<string, never>> =>
    (await ok(telegram, 'getUpdates', { offset: -1 }))[0].message;

  const SENT: readonly (readonly [string, UserFile, string])[] = [
    ['a PNG', { bytes: PNG }, 'photo'],
    ['a PNG as a document', { bytes: PNG, as: 'document' }, 'document'],
    ['an MP4', { bytes: MP4 }, 'video'],
    ['an MP3', { bytes: MP3 }, 'audio'],
    ['a voice', { bytes: Buffer.from('OggS') }, 'voice'],
    ['a GIF', { bytes: Buffer.from('GIF89a\x10\0\x10\0') }, 'animation'],
    ['a text', { bytes: Buffer.from('hello'), mimeType: 'text/plain' }, 'document'],
    ['a round video', { bytes: MP4, as: 'video_note' }, 'video_note'],
  ];

  it.each(SENT)('%s', async (_what, file, field) => {
    telegram.control.sendFile(ANNA, { ...file, caption: 'look' });
    const message = await lastMessage();
    expect(message).toMatchObject({ [field]: expect.anything(), caption: 'look' });
  });

  it('a photo comes in sizes, the last one whole, and can be downloaded', async () => {
    const large = picture(1600, 900);
    telegram.control.sendFile(ANNA, { bytes: large });
    const { photo } = (await lastMessage()) as unknown as {
      photo: { file_id: string; width: number; height: number }[];
    };
    expect(photo.map(({ width, height }) => [width, height])).toEqual([
      [90, 51],
      [320, 180],
      [800, 450],
      [1600, 900],
    ]);
    const file = await ok(telegram, 'getFile', { file_id: photo.at(-1)?.file_id });
    const address = `${telegram.url}/file/bot${BOT_TOKEN}/${file.file_path}`;
    expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(large);
    // The app shows it too, at an address that has no token.
    const shown = telegram.control.chat(ANNA).at(-1)?.media;
    const page = await fetch(`${telegram.url}${shown?.path}`);
    expect(page.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await page.arrayBuffer())).toEqual(large);
    expect(shown).toMatchObject({ widthPx: 1600, heightPx: 900 });
  });

  it('a file over the limit can be sent, but the bot cannot get it', async () => {
    telegram.control.sendFile(ANNA, { bytes: Buffer.alloc(20_001), mimeType: 'text/plain' });
    const { document } = (await lastMessage()) as unknown as { document: { file_id: string } };
    const answer = await call(telegram, 'getFile', { file_id: document.file_id });
    expect(answer.description).toBe('Bad Request: file is too big');
  });

  it('not a photo that the app cannot open', () => {
    const file = { bytes: Buffer.from('x'), mimeType: 'image/png' };
    expect(() => telegram.control.sendFile(ANNA, file)).toThrow('cannot open this picture');
  });
});
