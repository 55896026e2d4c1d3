import type { CatalogModel, Media, Parameter, ParameterLabel, Shape } from '../model/model.ts';
import { docComment, propertyKey, stringLiteral } from './printer.ts';

type Labels = ReadonlyMap<string, ParameterLabel>;

const MEDIA_WORDS = { image: 'an image', video: 'a video', audio: 'a recording' } as const;
const BYTES_PER_MB = 1024 * 1024;

/**
 * `export interface Input`: the parameters of a model with their wire names, what they mean and
 * their bounds.
 */
export function inputType(model: CatalogModel, labels: Labels): string {
  const words = docComment([`Parameters of ${model.title.en}.`, model.hint.en]);
  if (model.parameters.length === 0) {
    return `${words}export type Input = Record<string, never>;\n`;
  }
  return `${words}export interface Input ${fields(model.parameters, labels, '')}\n`;
}

function fields(parameters: readonly Parameter[], labels: Labels, indent: string): string {
  const inner = `${indent}  `;
  const lines = parameters.map((parameter) => {
    const name = propertyKey(parameter.name) + (parameter.required ? '' : '?');
    const type =
      typeOf(parameter.shape, labels, inner) + (parameter.required ? '' : ' | undefined');
    return comment(parameter, labels, inner) + declaration(name, type, inner);
  });
  return `{\n${lines.join('')}${indent}}`;
}

function declaration(name: string, type: string, indent: string): string {
  const line = `${indent}readonly ${name}: ${type};\n`;
  if (line.length <= 101 || type.includes('{')) return line;
  return `${indent}readonly ${name}:\n${type
    .split(' | ')
    .map((part) => `${indent}  | ${part}`)
    .join('\n')};\n`;
}

function typeOf(shape: Shape, labels: Labels, indent: string): string {
  switch (shape.kind) {
    case 'text':
      return shape.values.length > 0 ? shape.values.map(stringLiteral).join(' | ') : 'string';
    case 'number':
      return shape.values.length > 0 ? shape.values.join(' | ') : 'number';
    case 'boolean':
      return shape.values.length > 0 ? shape.values.join(' | ') : 'boolean';
    case 'list': {
      const item = typeOf(shape.item, labels, indent);
      const isLoose = /^readonly | \| /.test(item) && !item.startsWith('{');
      return isLoose ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case 'object':
      return fields(shape.properties, labels, indent);
  }
}

function comment(parameter: Parameter, labels: Labels, indent: string): string {
  const label = parameter.label ?? labels.get(parameter.labelKey)?.label;
  const words = label?.en ?? parameter.labelKey.replaceAll('_', ' ');
  const parts = [words, ...bounds(parameter.shape)].join(', ');
  const preset = parameter.hasDefault ? ` Default: ${JSON.stringify(parameter.default)}.` : '';
  const old = parameter.deprecated ? ['@deprecated Still accepted, no longer of use.'] : [];
  return docComment([`${parts}.${preset}`, ...old], indent);
}

function bounds(shape: Shape): string[] {
  switch (shape.kind) {
    case 'text':
      return [
        ...range(shape.minLength || null, shape.maxLength, 'characters'),
        ...(shape.pattern === null ? [] : [`of the form \`${shape.pattern}\``]),
        ...(shape.url ? [`address of ${fileWords(shape.media)}`] : []),
      ];
    case 'number': {
      const kind = shape.integer && shape.values.length === 0 ? ['whole'] : [];
      const step = shape.multipleOf === null ? [] : [`in steps of ${shape.multipleOf}`];
      return [...kind, ...range(shape.minimum, shape.maximum, ''), ...step];
    }
    case 'list':
      return [
        ...range(shape.minItems || null, shape.maxItems, 'entries'),
        ...(shape.media === null ? [] : [`each the address of ${fileWords(shape.media)}`]),
        ...(shape.media === null ? bounds(shape.item).map((each) => `each ${each}`) : []),
      ];
    default:
      return [];
  }
}

function range(minimum: number | null, maximum: number | null, unit: string): string[] {
  const tail = unit === '' ? '' : ` ${unit}`;
  if (minimum !== null && maximum !== null) {
    return [minimum === maximum ? `${minimum}${tail}` : `${minimum} to ${maximum}${tail}`];
  }
  if (minimum !== null) return [`at least ${minimum}${tail}`];
  return maximum === null ? [] : [`at most ${maximum}${tail}`];
}

function fileWords(media: Media | null): string {
  if (media === null) return 'a file';
  const kind = MEDIA_WORDS[media.kind];
  const types = media.accept.map((type) => type.split('/')[1]).join(', ');
  const size =
    media.maxBytes === null ? '' : `${Number((media.maxBytes / BYTES_PER_MB).toFixed(1))} MB`;
  const notes = [types, size === '' ? '' : `at most ${size}`].filter((note) => note !== '');
  return notes.length === 0 ? kind : `${kind} (${notes.join('; ')})`;
}
