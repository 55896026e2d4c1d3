import { passed, type Scenario } from '../../generator/smoke/scenario.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { seenBy } from './timed.ts';

const PEOPLE = 3;
/** Telegram shows a spinner on the button until then. */
const TAP_MS = 1_000;

/** Newcomers get the menu at the Bot API, and a tap on it is answered. */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S1',
  run: async (context) => {
    const { facts, took } = context;
    const world = worldOf(context);
    for (let count = 0; count < PEOPLE; count++) {
      const user = world.user();
      const { tookMs } = await seenBy(
        user,
        { promise: '/start is not answered', limitMs: facts.slaMs },
        () => user.command(facts.command ?? 'start'),
        () => buttonOf(user),
      );
      took(tookMs);
      await tapIsAnswered(world, user);
    }
    return passed();
  },
};

async function tapIsAnswered({ telegram }: SmokeWorld, user: ChatUser): Promise<void> {
  const { messageId, data } = buttonOf(user) ?? { messageId: 0, data: '' };
  const beforeSeq = telegram.control.lastSeq;
  let queryId = '';
  const tap = (): void => {
    queryId = user.tapData(messageId, data);
  };
  const isAnswered = (): true | null => {
    const answers = telegram.control.eventsAfter(beforeSeq).filter(({ kind }) => kind === 'toast');
    return answers.some((event) => 'queryId' in event && event.queryId === queryId) ? true : null;
  };
  const promise = 'A tap on the menu is not answered';
  await seenBy(user, { promise, limitMs: TAP_MS }, tap, isAnswered);
}

/** The first button that the bot has shown. */
function buttonOf(user: ChatUser): { messageId: number; data: string } | null {
  for (const { messageId, isFromBot, keyboard } of user.messages) {
    const data = keyboard.flat().find((button) => button.data !== null)?.data;
    if (isFromBot && data != null) return { messageId, data };
  }
  return null;
}
