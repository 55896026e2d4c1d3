import type { ContractModel, MessageKey } from '../model/model.ts';
import { constant } from './constant.ts';
import { emitterOf, header } from './emitter.ts';
import { docComment, propertyKey } from './printer.ts';

/** `generated/messages.ts`: keys of the locale files with the variables that each one takes. */
export const messages = emitterOf('messages', ['messages', 'bot'], (model, sources) => [
  { path: `${model.project.generated}/messages.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { locales } = model.project;
  return [
    header(model),
    docComment([`Variables of each message. The texts stand in ${locales}/*.ftl.`]),
    `export interface MessageVariables {\n${model.messages.map(field).join('')}}\n\n`,
    docComment(['Key of a message, the same in all languages.']),
    'export type MessageKey = keyof MessageVariables;\n\n',
    docComment(['A language in which every message exists.'], '', 'bot.languages'),
    'export type Language = (typeof languages)[number];\n\n',
    constant('languages', 'All of them.', 'bot.languages', model.bot.languages),
    '\n',
    constant(
      'messageVariables',
      'The same as data.',
      locales,
      Object.fromEntries(model.messages.map(({ key, variables }) => [key, variables])),
      'Record<MessageKey, readonly string[]>',
    ),
  ].join('');
}

function field({ key, variables, plurals }: MessageKey): string {
  const fields = variables.map((name) => {
    const type = plurals.includes(name) ? 'number' : 'string | number';
    return `readonly ${propertyKey(name)}: ${type}`;
  });
  const type = fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
  return `  readonly ${propertyKey(key)}: ${type};\n`;
}
