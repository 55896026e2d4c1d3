import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelId, models } from '../../generated/models/index.ts';
import { isSold } from '../../src/core/form/questions.ts';
import type { Generation } from '../../src/core/generation/generation.ts';
import { wantedInput } from '../core/form/wanted-input.ts';
import { readModelFiles } from '../models/catalog-files.ts';
import { requestedAspect } from '../sandbox/fake-kie/requested-aspect.ts';
import { decodeAudio, decodeImage, decodeVideo } from '../sandbox/media/decode.ts';
import { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { orderModel } from './order-model.ts';

/** The same inputs in every run; another seed orders other ones. */
const SEED = 20_261_124;
const RATIO_TOLERANCE = 0.03;

const sold = readModelFiles().filter(({ id }) => isSold(id));
/** Two, because a bot gives the vendor only so many orders in a time. */
let bots: readonly BotUnderTest[] = [];

beforeAll(async () => {
  bots = await Promise.all([BotUnderTest.start(), BotUnderTest.start()]);
});

afterAll(async () => {
  for (const bot of bots) {
    await bot.idle();
    expect(await bot.ledgerFaults()).toEqual([]);
    const { env, kie } = bot.world;
    const secrets = [env.TELEGRAM_BOT_TOKEN, env.WEBHOOK_SECRET, env.DATABASE_URL] as string[];
    expect(kie.control.leaks(secrets)).toEqual([]);
    await bot.stop();
  }
});

describe('every model that is sold is ordered in the chat, and its result arrives', () => {
  it.concurrent.each(sold.map((model, at) => [model.id, model, at] as const))(
    '%s',
    async (id, model, at) => {
      const bot = bots[at % bots.length] as BotUnderTest;
      const [wanted] = fc.sample(wantedInput(model), { seed: SEED, numRuns: 1 });
      if (wanted === undefined) throw new Error('There is no input.');
      for (const [address] of JSON.stringify(wanted.input).matchAll(/https:[^"]+/g)) {
        bot.world.kie.control.publish(address);
      }
      const user = bot.user();
      await orderModel(bot, user, id as ModelId, wanted);
      await user.waitFor('the end of the order', () =>
        user.messages.some(({ text }) => /✅ Готово|Вернули/.test(text)) ? true : null,
      );
      const [row] = await bot.rows<{ state: Generation['state']; input: Generation['input'] }>(
        'SELECT state, input, failure FROM generations WHERE user_id = $1',
        [user.id],
      );
      expect(row, user.transcript()).toMatchObject({ state: 'delivered', failure: null });
      await checkResults(bot, user, id as ModelId, row?.input ?? {});
    },
  );
});

async function checkResults(
  bot: BotUnderTest,
  user: ChatUser,
  id: ModelId,
  input: Generation['input'],
) {
  const files = user.messages.filter(({ isFromBot, media }) => isFromBot && media !== null);
  const aspect = requestedAspect(id, input);
  const output = models[id].output;
  if (output !== 'json' && output !== 'text') expect(files, user.transcript()).not.toEqual([]);
  for (const { media } of files) {
    if (media === null) continue;
    const bytes = bot.world.telegram.control.fileBytes(media.fileId);
    if (media.mimeType.startsWith('audio/')) expect(decodeAudio(bytes).seconds).toBeGreaterThan(0);
    if (!/^(image|video)\//.test(media.mimeType)) continue;
    const isImage = media.mimeType.startsWith('image/');
    const { width, height } = isImage ? decodeImage(bytes) : decodeVideo(bytes);
    if (aspect === null || output === 'audio') continue;
    const error = Math.abs(Math.log((width / height / aspect.width) * aspect.height));
    expect(error, `${width}x${height} for ${aspect.width}:${aspect.height}`).toBeLessThan(
      RATIO_TOLERANCE,
    );
  }
}
