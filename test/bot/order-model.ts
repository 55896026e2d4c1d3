import type { ModelId } from '../../generated/models/index.ts';
import { models } from '../../generated/models/index.ts';
import { pageOf } from '../../src/core/catalogue/offer.ts';
import { sectionOf } from '../../src/core/catalogue/sections.ts';
import type { Action } from '../../src/core/dialogue/action.ts';
import { encodeAction } from '../../src/core/dialogue/action-data.ts';
import type { FormState } from '../../src/core/form/form-state.ts';
import { nextStep, type Wanted } from '../core/form/form-robot.ts';
import type { MessageView } from '../sandbox/fake-telegram/message-view.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { sampleFile } from './sample-file.ts';

const STEPS_MAX = 400;
/** The largest package, in Stars. */
const PACKAGE = 'XTR:1000';

/**
 * Orders a model as a person does who has never been here: from `/start` through the menus, by
 * buttons, texts and files alone, paying with Stars when the bot asks for money. Resolves when the
 * order is confirmed. Throws an Error with the conversation when there is no way.
 */
export async function orderModel(
  bot: BotUnderTest,
  user: ChatUser,
  modelId: ModelId,
  wanted: Wanted,
): Promise<void> {
  await openForm(user, modelId);
  const form = await fillIn(bot, user, wanted);
  await confirm(user, form);
}

/** Taps the button with this meaning, and waits until the bot shows something. */
async function press(user: ChatUser, action: Action): Promise<void> {
  const data = encodeAction(action);
  await user.tap((button) => button.data === data);
  await answered(user);
}

function answered(user: ChatUser): Promise<MessageView> {
  return user.waitFor(
    'an answer',
    () => user.answers.findLast((it) => it.message)?.message ?? null,
  );
}

/** From `/start` through the menus to an empty form of the model. */
export async function openForm(user: ChatUser, modelId: ModelId): Promise<void> {
  user.command('start');
  await answered(user);
  const { task } = models[modelId];
  const section = sectionOf(task);
  if (section === null) throw new Error(`No section has the task ${task}.`);
  await press(user, { kind: 'section', section });
  for (let page = 0; page <= pageOf(models[modelId]); page++) {
    await press(user, { kind: 'task', task, page });
  }
  await press(user, { kind: 'model', modelId });
  await press(user, { kind: 'new', modelId });
}

/** Returns the form as it is when nothing is missing. */
async function fillIn(bot: BotUnderTest, user: ChatUser, wanted: Wanted): Promise<FormState> {
  let aim = wanted;
  for (let count = 0; count < STEPS_MAX; count++) {
    const { form } = await bot.dialogue(user);
    if (form === null) throw new Error(`The form is gone:\n${user.transcript()}`);
    const step = nextStep(form, aim);
    if (step.kind === 'start') return form;
    if (step.kind === 'tap') {
      await press(user, { kind: 'form', draftId: form.draftId, form: step.action });
    } else if (step.kind === 'text') {
      user.say(step.text);
      await answered(user);
    } else {
      const { bytes, mimeType, ...more } = await sampleFile(step.file);
      const asFile = step.file.kind === 'image' ? { ...more, as: 'document' as const } : more;
      user.sendFile(bytes, mimeType, asFile);
      await answered(user);
      aim = withRealFile(aim, step.file.fileUniqueId, form, (await bot.dialogue(user)).form);
    }
  }
  throw new Error(`No way to what is wanted:\n${user.transcript()}`);
}

/** What was wanted as an imagined file is wanted as the one that was sent. */
function withRealFile(
  { input, media }: Wanted,
  imagined: string,
  before: FormState,
  after: FormState | null,
): Wanted {
  const fresh = Object.entries(after?.media ?? {}).find(([key]) => !(key in before.media));
  if (fresh === undefined) throw new Error('The form did not take the file.');
  const [reference, file] = fresh;
  const { [imagined]: _gone, ...rest } = media;
  const text = JSON.stringify(input).replaceAll(
    `https://media.example/${imagined}"`,
    `https://media.example/${reference}"`,
  );
  return { input: JSON.parse(text), media: { ...rest, [reference]: file } };
}

/** Starts, and buys Stars' worth of money as often as the bot says that there is too little. */
async function confirm(user: ChatUser, { draftId }: FormState): Promise<void> {
  const isStart = (data: string | null): boolean =>
    data?.startsWith(`1:confirm:${draftId}:`) === true;
  for (let payments = 0; payments < 40; payments++) {
    await user.tap(({ data }) => isStart(data));
    const answer = await answered(user);
    const buttons = answer.keyboard.flat().map(({ data }) => data);
    if (!buttons.includes(`1:buy:${PACKAGE}`)) return;
    await user.tap(({ data }) => data === `1:buy:${PACKAGE}`);
    await user.pay();
    await user.waitFor('the form again', () =>
      user.buttons.some(({ data }) => isStart(data)) ? true : null,
    );
  }
  throw new Error(`Never enough:\n${user.transcript()}`);
}
