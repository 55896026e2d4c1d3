import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { playPeople } from '../sandbox/fake-telegram/people.ts';
import { playPicture } from './play-file.ts';

const { anna } = playPeople;

let folder: string;
let open: FakeTelegram | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truth-chats-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await open?.close();
  open = null;
  rmSync(folder, { recursive: true });
});

/** Ends the run before, as Ctrl-C does, and begins another one. */
async function nextRun(keepIn: string | null = join(folder, 'telegram.bin')) {
  await open?.close();
  const keeping = keepIn === null ? {} : { keepIn };
  open = await startFakeTelegram({ botToken: '1:token', ...keeping });
  return open.control;
}

it('goes on with people, messages, files and what the bot has not taken yet', async () => {
  const before = await nextRun();
  const { id } = before.addPerson({ firstName: 'Lou', stars: 7 });
  before.say(anna.id, 'Hello');
  before.sendFile(id, { bytes: playPicture(1).buffer, mimeType: 'image/png' });
  const chats = [before.chat(anna.id), before.chat(id)];
  const pending = before.pending();
  const people = before.people();
  const after = await nextRun();
  expect([after.chat(anna.id), after.chat(id)]).toEqual(chats);
  expect(after.pending()).toEqual(pending);
  expect(after.people()).toEqual(people);
  const fileId = after.chat(id)[0]?.media?.fileId ?? '';
  expect(after.fileBytes(fileId)).toEqual(playPicture(1).buffer);
  expect(after.addPerson({ firstName: 'Max' }).id).not.toBe(id);
});

it('gives out higher numbers than the run before, also when it keeps nothing', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const before = await nextRun(null);
  const [messageId = 0] = before.say(anna.id, 'one');
  const updateId = before.updates().at(-1)?.updateId ?? 0;
  vi.setSystemTime(Date.now() + 1_000);
  const after = await nextRun(null);
  const [laterMessageId = 0] = after.say(anna.id, 'two');
  expect(laterMessageId).toBeGreaterThan(messageId);
  expect(after.updates().at(-1)?.updateId).toBeGreaterThan(updateId);
});
