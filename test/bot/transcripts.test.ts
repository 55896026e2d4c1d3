import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../generated/bot.ts';
import { type AdminAction, rightOfAdminAction } from '../../src/core/admin/admin-action.ts';
import { decodeAction } from '../../src/core/dialogue/action-data.ts';
import type { SentFile } from '../../src/core/incoming.ts';
import { capabilityOfAction } from '../../src/core/needed-capability.ts';
import { adminId } from '../sandbox/fake-telegram/people.ts';
import type { UserFile } from '../sandbox/fake-telegram/user-actions.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';
import { sampleFile } from './sample-file.ts';
import { unseenScreens } from './seen-screens.ts';
import { Stage } from './stage.ts';
import { pictureNamed, runTranscript } from './transcript.ts';

/** Conversations as they are written down in `transcripts`, with the real bot. */

const FOLDER = join(import.meta.dirname, 'transcripts');

/** Kinds of sample files by the end of their names. */
const SAMPLES: Readonly<Record<string, SentFile['kind']>> = {
  jpg: 'image',
  mp4: 'video',
  mp3: 'audio',
};

/** Two, because conversations wait more than they compute. */
let stages: readonly Stage[] = [];

beforeAll(async () => {
  stages = await Promise.all([Stage.open(), Stage.open()]);
});
afterAll(() => Promise.all(stages.map(({ bot }) => bot.stop())));

describe('a conversation', () => {
  it.concurrent.each(readdirSync(FOLDER).map((name, at) => [name, at] as const))(
    '%s',
    async (name, at) => {
      const stage = stages[at % stages.length] as Stage;
      const { bot, events } = stage;
      await stage.play(async () => {
        await runTranscript(join(FOLDER, name), {
          person: (called) => person(bot, called),
          settle: events.settle,
          event: events.happen,
          file,
        });
        expect(bot.world.kie.control.faults()).toEqual([]);
        expect(await bot.ledgerFaults()).toEqual([]);
      });
    },
  );

  it('is there for every command, kind of button and screen', async () => {
    const inboxes = stages.map(({ bot }) =>
      bot.rows<{ said: string | null; tapped: string | null }>(
        `SELECT payload::json #>> '{message,text}' AS said,
                payload::json #>> '{callback_query,data}' AS tapped FROM inbox`,
      ),
    );
    const rows = (await Promise.all(inboxes)).flat();
    const said = new Set(rows.map((row) => /^\/(\w+)/.exec(row.said ?? '')?.[1]));
    expect(commands.filter(({ command }) => !said.has(command))).toEqual([]);

    const tapped = rows.flatMap((row) => decodeAction(row.tapped ?? '') ?? []);
    const kinds = new Set<string>(tapped.map(({ kind }) => kind));
    expect(Object.keys(capabilityOfAction).filter((kind) => !kinds.has(kind))).toEqual([]);
    const admin = new Set(tapped.flatMap((each) => (each.kind === 'admin' ? each.admin.kind : [])));
    const known = Object.keys(rightOfAdminAction) as AdminAction['kind'][];
    expect(known.filter((kind) => !admin.has(kind))).toEqual([]);

    const paths = readdirSync(FOLDER).map((name) => join(FOLDER, name));
    expect(unseenScreens(paths.map((path) => readFileSync(path, 'utf8')).join('\n'))).toEqual([]);
  });
});

/** New in each transcript, apart from Вера, who is the admin. Names in Latin letters: English. */
function person(bot: BotUnderTest, name: string): ChatUser {
  const { control } = bot.world.telegram;
  if (name === 'Вера') return new ChatUser(control, adminId);
  const languageCode = /^[a-z]+$/i.test(name) ? 'en' : 'ru';
  return new ChatUser(control, { firstName: name || 'Лев', languageCode, stars: 5_000 });
}

async function file(name: string): Promise<UserFile> {
  const kind = SAMPLES[name.split('.').at(-1) ?? ''];
  if (kind !== undefined) return sampleFile({ kind, seconds: null } as unknown as SentFile);
  if (!name.endsWith('.txt')) return pictureNamed(name);
  return { bytes: Buffer.from('only words'), mimeType: 'text/plain', fileName: name };
}
