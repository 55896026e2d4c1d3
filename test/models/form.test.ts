import { describe, expect, it } from 'vitest';
import {
  buildRequest,
  checkInput,
  form,
  type ModelId,
  models,
  problemText,
} from '../../generated/models/index.ts';
import type { FormField } from '../../generated/runtime/model-form.ts';
import { type JsonSchemaNode, readModelFiles } from './catalog-files.ts';

const KLING = {
  prompt: 'x',
  duration: '5',
  mode: 'pro',
  sound: false,
  multi_shots: false,
  aspect_ratio: '1:1',
};

const files = readModelFiles();
const usable = files.filter((file) => file.status !== 'removed');

function fieldsOf(id: string): readonly FormField[] {
  return form(id as ModelId);
}

function fieldOf(id: ModelId, name: string): FormField {
  const field = form(id).find((each) => each.name === name);
  if (field === undefined) throw new Error(`${id} does not ask for ${name}`);
  return field;
}

/** Every field, also those within lists and objects. */
function allOf(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => [
    field,
    ...allOf(field.fields),
    ...(field.list === null ? [] : allOf([field.list.item])),
  ]);
}

describe('the form of every model', () => {
  it.each(usable.map((file) => [file.id, file] as const))('%s', (id, { input }) => {
    const fields = fieldsOf(id);
    const properties = Object.entries(input.properties ?? {});
    const asked = properties.filter(
      ([name, each]) => !(each as { deprecated?: boolean }).deprecated && name !== 'callBackUrl',
    );
    expect(new Set(fields.map((field) => field.name))).toEqual(
      new Set(asked.map(([name]) => name)),
    );
    // Needed ones first, otherwise in the order of the contract.
    const required = asked.filter(([name]) => input.required?.includes(name));
    const optional = asked.filter(([name]) => !input.required?.includes(name));
    expect(fields.map((field) => field.name)).toEqual([...required, ...optional].map(([n]) => n));
    for (const field of fields) {
      const schema = input.properties?.[field.name] as JsonSchemaNode;
      expect(field.required).toBe(input.required?.includes(field.name) ?? false);
      expect(field.default).toEqual(schema.default ?? null);
      if (schema.enum !== undefined && schema.type !== 'boolean') {
        expect(field.widget).toBe('choice');
        expect(field.choices.map((choice) => choice.value)).toEqual(schema.enum);
      }
      if (schema['x-label'] !== undefined) expect(field.label).toEqual(schema['x-label']);
    }
    for (const field of allOf(fields)) {
      expect(field.label.en).not.toBe('');
      expect(field.label.ru, `${id} ${field.name}`).toMatch(/[а-яё]|^[A-Z0-9][\w -]*$/i);
      const details = [field.text, field.number, field.media, field.list].filter((d) => d !== null);
      const expected = { toggle: 0, object: 0, choice: field.openChoice ? 1 : 0 } as Record<
        string,
        number
      >;
      expect(details).toHaveLength(expected[field.widget] ?? 1);
      expect(field.choices.length > 0).toBe(field.widget === 'choice');
      for (const choice of field.choices) expect(choice.label.ru).not.toBe('');
    }
  });

  it('is empty for a removed model', () => {
    const removed = files.find((file) => file.status === 'removed');
    expect(fieldsOf(removed?.id ?? '')).toEqual([]);
  });
});

describe('fields', () => {
  it('of a video model', () => {
    expect(fieldOf('kling-3.0/video', 'mode')).toMatchObject({
      widget: 'choice',
      required: true,
      default: 'pro',
      label: { en: 'Quality', ru: 'Качество' },
      openChoice: false,
    });
    expect(fieldOf('kling-3.0/video', 'sound').widget).toBe('toggle');
    expect(fieldOf('kling-3.0/video', 'image_urls')).toMatchObject({
      widget: 'media',
      media: { kind: 'image', isList: true, minFiles: 0, maxFiles: 2 },
    });
    const shots = fieldOf('kling-3.0/video', 'multi_prompt');
    expect(shots.list).toMatchObject({ minItems: 0, maxItems: 5, item: { widget: 'object' } });
    expect(shots.list?.item.fields.map(({ name, widget }) => [name, widget])).toEqual([
      ['prompt', 'text'],
      ['duration', 'number'],
    ]);
    expect(shots.list?.item.fields[1]?.number).toEqual({
      integer: true,
      minimum: 1,
      maximum: 12,
      step: null,
    });
  });

  it('of a model that takes one file', () => {
    expect(fieldOf('wan/2-5-image-to-video', 'image_url')).toMatchObject({
      widget: 'media',
      text: null,
      media: {
        kind: 'image',
        accept: ['image/jpeg', 'image/png', 'image/webp'],
        maxBytes: 10_485_760,
        isList: false,
        minFiles: 1,
        maxFiles: 1,
      },
    });
  });

  it('with names for opaque values', () => {
    const template = fieldOf('pixverse-v6/image-to-video', 'template_id');
    expect(template.widget).toBe('choice');
    for (const { value, label } of template.choices) expect(label.en).not.toBe(String(value));
  });

  it('answered as they ask make a valid input', () => {
    const asked = fieldsOf('z-image').filter((field) => field.required);
    const answers = Object.fromEntries(
      asked.map((field) => [field.name, field.choices[0]?.value ?? field.default ?? 'A red fox']),
    );
    expect(checkInput('z-image', answers).ok).toBe(true);
  });
});

describe('problems in the words of the form', () => {
  it.each([
    [{ duration: '16' }, 'Длительность: «16» не подходит; может быть, «15». Допустимо: 3, 4, 5,'],
    [{ multi_shots: true }, 'Сцены: Нужно указать, когда «Несколько сцен» = да.'],
    [
      {
        multi_shots: true,
        multi_prompt: [
          { prompt: 'x', duration: 3 },
          { prompt: 'x', duration: 0 },
        ],
      },
      'Сцены 2, Длительность: Нужно от 1 до 12, а указано: 0.',
    ],
    [{ mode: 'prompt' }, 'Качество: «prompt» не подходит. Допустимо: std, pro, 4K.'],
  ])('%j', (change, expected) => {
    const input = { ...KLING, ...change };
    const result = checkInput('kling-3.0/video', input);
    const texts = result.ok
      ? []
      : result.problems.map((problem) => problemText('kling-3.0/video', problem, 'ru'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(expected);
  });

  it('keep what is not about one parameter', () => {
    const problem = { path: '', code: 'rule', message: 'Not so.', messageRu: 'Не так.' } as const;
    expect(problemText('z-image', problem, 'en')).toBe('Not so.');
  });
});

describe('requests', () => {
  const url = 'https://bot.example.com/kie-callback?token=x';

  it('to the market', () => {
    const value = { prompt: 'x', aspect_ratio: '1:1' } as const;
    expect(buildRequest('z-image', value, url)).toEqual({
      path: '/api/v1/jobs/createTask',
      body: { model: 'z-image', callBackUrl: url, input: value },
    });
    expect(buildRequest('z-image', value).body).not.toHaveProperty('callBackUrl');
  });

  it('to an endpoint of its own', () => {
    const flat = Object.values(models).filter(
      ({ api, status }) => api.envelope === 'flat' && status !== 'removed',
    );
    expect(flat.length).toBeGreaterThan(5);
    for (const { id, api } of flat) {
      const request = buildRequest(id, { prompt: 'x' }, url);
      expect(request).toEqual({ path: api.endpoint, body: { prompt: 'x', callBackUrl: url } });
    }
  });
});
