import { commands, defaultLanguage } from '../../generated/bot.ts';
import { type Language, languages } from '../../generated/messages.ts';
import type { BotApi } from './bot-api.ts';

/**
 * Shows the commands in the menu of the chat: in each language, and for everybody else in the
 * language that strangers are spoken to. Only what differs is sent.
 */
export async function publishCommands(api: BotApi, signal: AbortSignal): Promise<void> {
  await publish(api, defaultLanguage, {}, signal);
  for (const language of languages) {
    await publish(api, language, { language_code: language }, signal);
  }
}

async function publish(
  api: BotApi,
  language: Language,
  scope: { readonly language_code?: Language },
  signal: AbortSignal,
): Promise<void> {
  const wanted = commands.map(({ command, description }) => ({
    command,
    description: description[language],
  }));
  const present = await api.call('getMyCommands', scope, { signal });
  if (JSON.stringify(plain(present)) === JSON.stringify(wanted)) return;
  await api.call('setMyCommands', { ...scope, commands: wanted }, { signal });
}

function plain(
  list: readonly { command: string; description: string }[],
): { command: string; description: string }[] {
  return list.map(({ command, description }) => ({ command, description }));
}
