import { badRequest } from '../api-error.ts';
import { botUser } from '../message-wire.ts';
import type { BotCommand, Profile } from '../profile.ts';
import type { Method } from './method.ts';

const COMMANDS_MAX = 100;

const getMe: Method = () => ({
  ...botUser,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const setMyCommands: Method = ({ profile }, fields) => {
  const fault = "can't parse commands JSON object";
  const commands = fields.structure('commands', fault);
  if (!Array.isArray(commands)) throw badRequest(fault);
  if (commands.length > COMMANDS_MAX) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands as Partial<BotCommand>[]) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command ?? '')) throw badRequest('BOT_COMMAND_INVALID');
    if ((description ?? '') === '' || (description ?? '').length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  profile.commands.set(scopeOf(fields.text('scope'), fields.text('language_code')), commands);
  return true;
};

const getMyCommands: Method = ({ profile }, fields) =>
  profile.commands.get(scopeOf(fields.text('scope'), fields.text('language_code'))) ?? [];

const deleteMyCommands: Method = ({ profile }, fields) => {
  profile.commands.delete(scopeOf(fields.text('scope'), fields.text('language_code')));
  return true;
};

/** All scopes but the default are kept apart under their JSON. */
function scopeOf(scope: string, language: string): string {
  const isDefault = scope === '' || scope === '{"type":"default"}';
  return isDefault ? language : `${scope} ${language}`;
}

function setText(what: keyof Profile['texts'], field: string, max: number): Method {
  return ({ profile }, fields) => {
    const text = fields.text(field);
    if (text.length > max) throw badRequest(`${field} is too long`);
    profile.texts[what].set(fields.text('language_code'), text);
    return true;
  };
}

function getText(what: keyof Profile['texts'], field: string): Method {
  return ({ profile }, fields) => ({
    [field]:
      profile.texts[what].get(fields.text('language_code')) ?? profile.texts[what].get('') ?? '',
  });
}

export const profileMethods = {
  getMe,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName: setText('name', 'name', 64),
  getMyName: getText('name', 'name'),
  setMyDescription: setText('description', 'description', 512),
  getMyDescription: getText('description', 'description'),
  setMyShortDescription: setText('shortDescription', 'short_description', 120),
  getMyShortDescription: getText('shortDescription', 'short_description'),
} as const satisfies Record<string, Method>;
