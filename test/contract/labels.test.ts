import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BaseNode, FluentParser, type Message, Visitor } from '@fluent/syntax';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { snakeCase } from '../../generator/model/names.ts';

/** What people read: nothing without a text, no text without a use, both languages complete. */

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Localized {
  readonly en: string;
  readonly ru: string;
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly (string | number | boolean)[];
  readonly 'x-label'?: Localized;
  readonly 'x-hint'?: Localized;
}

interface ModelFile {
  readonly id: string;
  readonly task: string;
  readonly family: string;
  readonly title: Localized;
  readonly hint: Localized;
  readonly input: Schema;
}

interface Labels {
  readonly tasks: Readonly<Record<string, Localized>>;
  readonly families: Readonly<Record<string, Localized>>;
  readonly parameters: Readonly<Record<string, { label: Localized; hint: Localized }>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, Localized>>>>;
}

interface Parameter {
  readonly at: string;
  readonly key: string;
  readonly schema: Schema;
}

const labels = parse(read('contract/labels.yaml')) as Labels;
const models = globSync('contract/models/**/*.yaml', { cwd: root })
  .sort()
  .map((path) => parse(read(path)) as ModelFile);
const parameters = models.flatMap(({ id, input }) => parametersOf(input, id));

/** Parameters at every depth: of objects, and of objects in lists. */
function parametersOf(schema: Schema, at: string): Parameter[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const here = `${at} ${name}`;
    return [{ at: here, key: snakeCase(name), schema: property }, ...parametersOf(property, here)];
  });
  return schema.items === undefined ? own : [...own, ...parametersOf(schema.items, `${at}[]`)];
}

/** Values that a parameter may have, as keys of labels.yaml. */
function valuesOf({ schema }: Parameter): string[] {
  return [...(schema.enum ?? []), ...(schema.items?.enum ?? [])].map(String);
}

/** Every pair of texts that a person may see, with the place where it stands. */
function textsOf(): [string, Localized][] {
  return [
    ...Object.entries(labels.tasks).map(([id, text]) => pair(`tasks.${id}`, text)),
    ...Object.entries(labels.families).map(([id, text]) => pair(`families.${id}`, text)),
    ...Object.entries(labels.parameters).flatMap(([name, { label, hint }]) => [
      pair(`parameters.${name}.label`, label),
      pair(`parameters.${name}.hint`, hint),
    ]),
    ...Object.entries(labels.values).flatMap(([name, values]) =>
      Object.entries(values).map(([value, text]) => pair(`values.${name}.${value}`, text)),
    ),
    ...models.flatMap(({ id, title, hint }) => [
      pair(`${id} title`, title),
      pair(`${id} hint`, hint),
    ]),
    ...parameters.flatMap(({ at, schema }) => [
      ...(schema['x-label'] === undefined ? [] : [pair(`${at} x-label`, schema['x-label'])]),
      ...(schema['x-hint'] === undefined ? [] : [pair(`${at} x-hint`, schema['x-hint'])]),
    ]),
  ];
}

function pair(at: string, text: Localized): [string, Localized] {
  return [at, text];
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** What is written alike in every language: names of products and of their versions. */
const NAMES = [
  ...['ElevenLabs', 'Flux', 'Gemini', 'GPT Image', 'Grok Imagine', 'Hailuo', 'HappyHorse'],
  ...[
    'Ideogram',
    'InfiniTalk',
    'Kling',
    'Midjourney',
    'MiniMax',
    'OmniHuman',
    'Omni',
    'PixVerse',
    'Sora',
  ],
  ...['Qwen Image', 'Recraft', 'Runway', 'Seedance', 'Seedream', 'Suno', 'Topaz', 'Veo', 'Wan'],
  ...['Volcengine', 'Z-Image', 'Niji', 'Pro', 'Max', 'Plus', 'All', 'Mini', 'Wild'],
];

function saysMoreThanNames(text: string): boolean {
  return /\p{L}/u.test(NAMES.reduce((rest, name) => rest.replaceAll(name, ''), text));
}

describe('labels', () => {
  it('follow their schema', () => {
    const schema: unknown = JSON.parse(read('generator/contract/schema/labels.schema.json'));
    const ajv = new Ajv({ allErrors: true, strict: false });
    const follows = ajv.validate(schema as object, labels);
    expect({ follows, errors: ajv.errorsText() }).toEqual({ follows: true, errors: 'No errors' });
  });

  it('exist for every task and family, and for nothing else', () => {
    expect(models.length).toBeGreaterThan(0);
    expect(Object.keys(labels.tasks).sort()).toEqual(
      [...new Set(models.map((m) => m.task))].sort(),
    );
    expect(Object.keys(labels.families).sort()).toEqual(
      [...new Set(models.map((m) => m.family))].sort(),
    );
  });

  it('exist for every parameter of every model', () => {
    const missing = parameters.filter(
      ({ key, schema }) =>
        labels.parameters[key] === undefined &&
        (schema['x-label'] === undefined || schema['x-hint'] === undefined),
    );
    expect(missing.map(({ at }) => `${at}: no shared label and not both own texts`)).toEqual([]);
  });

  it('are all in use', () => {
    const used = new Set(
      parameters
        .filter(({ schema }) => !(schema['x-label'] && schema['x-hint']))
        .map(({ key }) => key),
    );
    const values = new Set(
      parameters.flatMap((each) => valuesOf(each).map((value) => `${each.key}.${value}`)),
    );
    const unused = [
      ...Object.keys(labels.parameters).filter((key) => !used.has(key)),
      ...Object.entries(labels.values)
        .flatMap(([key, texts]) => Object.keys(texts).map((value) => `${key}.${value}`))
        .filter((place) => !values.has(place)),
    ];
    expect(unused).toEqual([]);
  });

  it('name all named values of a parameter or none', () => {
    const speaks = (value: string): boolean => /[a-z]{3}/i.test(value) && !/^[\w.]+p$/i.test(value);
    const partly = parameters.flatMap((each) => {
      const named = labels.values[each.key];
      if (named === undefined) return [];
      return valuesOf(each)
        .filter((value) => speaks(value) && named[value] === undefined)
        .map((value) => `${each.at}: ${value} has no label, but other values of ${each.key} do`);
    });
    expect(partly).toEqual([]);
  });

  it('are not blank, and have no blanks around', () => {
    const untidy = textsOf().filter(([, { en, ru }]) =>
      [en, ru].some((text) => text === '' || text !== text.trim() || /\s{2}/.test(text)),
    );
    expect(untidy).toEqual([]);
  });

  it('are translated', () => {
    const same = textsOf().filter(
      ([at, { en, ru }]) => !at.endsWith(' title') && en === ru && saysMoreThanNames(en),
    );
    const latin = textsOf().filter(([, { en, ru }]) => en !== ru && !CYRILLIC.test(ru));
    const cyrillic = textsOf().filter(([, { en }]) => CYRILLIC.test(en));
    expect({ same, latin, cyrillic }).toEqual({ same: [], latin: [], cyrillic: [] });
  });

  it('are short, and hints are one sentence or two', () => {
    const long = textsOf().flatMap(([at, text]) => {
      const isHint = /hint$/.test(at);
      return [text.en, text.ru]
        .filter((each) => (isHint ? each.length > 120 || !/[.?!]$/.test(each) : /\.$/.test(each)))
        .map((each) => `${at}: ${each}`);
    });
    expect(long).toEqual([]);
  });
});

interface MessageText {
  readonly key: string;
  /** The text with `{}` in place of its variables. */
  readonly words: string;
  readonly variables: readonly string[];
}

const languages = (parse(read('contract/truth.yaml')) as { bot: { languages: string[] } }).bot
  .languages;

/** Messages of one language in the order of the file, and what could not be read. */
function readLocale(language: string): { messages: MessageText[]; junk: string[] } {
  const { body } = new FluentParser().parse(read(`contract/locales/${language}.ftl`));
  const messages = body.filter((entry): entry is Message => entry.type === 'Message');
  return {
    messages: messages.map((message) => ({ key: message.id.name, ...partsOf(message) })),
    junk: body.flatMap((entry) => (entry.type === 'Junk' ? [entry.content] : [])),
  };
}

function partsOf(message: Message): { words: string; variables: string[] } {
  const variables = new Set<string>();
  let words = '';
  class Collector extends Visitor {
    override visitVariableReference(node: BaseNode & { id: { name: string } }): void {
      variables.add(node.id.name);
      words += '{}';
    }
    override visitTextElement(node: BaseNode & { value: string }): void {
      words += node.value;
    }
  }
  new Collector().visit(message);
  return { words, variables: [...variables].sort() };
}

const locales = Object.fromEntries(languages.map((each) => [each, readLocale(each)]));
const texts = Object.values(locales).flatMap(({ messages }) => messages);

describe('messages', () => {
  it('exist for every language of the product, and for no other', () => {
    const files = globSync('contract/locales/*.ftl', { cwd: root });
    expect(files.sort()).toEqual(languages.map((each) => `contract/locales/${each}.ftl`).sort());
  });

  it('can all be read, and none is written twice', () => {
    for (const { messages, junk } of Object.values(locales)) {
      const keys = messages.map(({ key }) => key);
      expect({ junk, twice: keys.filter((key, at) => keys.indexOf(key) !== at) }).toEqual({
        junk: [],
        twice: [],
      });
      expect(keys).not.toEqual([]);
    }
  });

  it('have the same keys and variables in every language, in the same order', () => {
    const [first, ...others] = Object.values(locales).map(({ messages }) =>
      messages.map(({ key, variables }) => `${key}(${variables.join(', ')})`),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  it('are tidy and safe in the HTML of Telegram', () => {
    const bare = texts.filter(({ words }) => /^\s*(\{\})?\s*$/.test(words));
    const unsafe = texts.filter(({ words }) => /[<>&]/.test(words));
    const blanks = texts.filter(({ words }) => /^\s|\s$|[^\S\n]\n| {2}/.test(words));
    expect({ bare, unsafe, blanks }).toEqual({ bare: [], unsafe: [], blanks: [] });
  });

  it('are translated', () => {
    const speaks = texts.filter(({ words }) => /\p{L}/u.test(words));
    const russian = locales['ru']?.messages.filter((each) => speaks.includes(each)) ?? [];
    const english = locales['en']?.messages ?? [];
    expect(russian.filter(({ words }) => !CYRILLIC.test(words))).toEqual([]);
    expect(english.filter(({ words }) => CYRILLIC.test(words))).toEqual([]);
  });
});
