import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { SentFile } from '../../src/core/incoming.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { FileTooLarge } from '../../src/telegram/bot-api-errors.ts';
import { fetchUserFile } from '../../src/telegram/user-file.ts';
import { type ScriptedBotApi, startScriptedBotApi, TOKEN } from './scripted-bot-api.ts';

let telegram: ScriptedBotApi;

beforeAll(async () => {
  telegram = await startScriptedBotApi();
});
afterAll(() => telegram.stop());
beforeEach(() => telegram.reset());

function keep(path: string, beginning: string): void {
  telegram.script = ({ method }) =>
    method === 'getFile'
      ? { result: { file_id: 'x', file_path: path } }
      : { bytes: Buffer.from(beginning, 'latin1') };
}

function fetchFile(file: Partial<SentFile>): ReturnType<typeof fetchUserFile> {
  const api = createBotApi({ token: TOKEN, root: telegram.root });
  const nothing = { mimeType: null, fileName: null, bytes: null, widthPx: null, heightPx: null };
  const sent = { kind: 'image', fileId: 'x', fileUniqueId: 'u', seconds: null } as const;
  return fetchUserFile(api, { ...sent, ...nothing, ...file });
}

const PNG = '\x89PNG\r\n\x1a\n';

it.each<[string, Partial<SentFile>, string, string, string]>([
  ['photos/file_1.jpg', {}, '\xff\xd8\xff', 'file_1.jpg', 'image/jpeg'],
  // The extension is that of the bytes: the vendor looks at both.
  ['documents/file_2.jpg', { fileName: 'кот.jpg' }, PNG, 'кот.png', 'image/png'],
  [
    'documents/file_3',
    { fileName: 'noext', mimeType: 'video/webm' },
    PNG,
    'noext.png',
    'image/png',
  ],
  [
    'music/file_4.aac',
    { kind: 'audio', mimeType: 'audio/aac' },
    '\xff\xf1\0',
    'file_4.aac',
    'audio/aac',
  ],
  ['x', { kind: 'video', fileName: '.mp4' }, '\0\0\0\x20ftypisom', 'video.mp4', 'video/mp4'],
])('%s is called and typed as its bytes say', async (path, file, beginning, fileName, mimeType) => {
  keep(path, beginning);
  const fetched = await fetchFile(file);
  expect(fetched).toMatchObject({ fileName, mimeType });
  expect(Buffer.from(fetched.bytes).toString('latin1')).toBe(beginning);
});

it('that is larger than Telegram hands out is not even asked for', async () => {
  await expect(fetchFile({ bytes: 20 * 1024 * 1024 + 1 })).rejects.toBeInstanceOf(FileTooLarge);
  expect(telegram.calls).toEqual([]);
});
