// Copied by truth gen from the runtime of truthgen. Do not edit.
import type {
  MediaDescriptor,
  ParameterDescriptor,
  Scalar,
  ShapeDescriptor,
  Words,
} from './model-descriptor.ts';
import { same } from './value-words.ts';

export type Widget = 'text' | 'choice' | 'toggle' | 'number' | 'media' | 'list' | 'object';

/** One question of a form, with everything that a screen needs to ask it. */
export interface FormField {
  /** Wire name. */
  readonly name: string;
  readonly widget: Widget;
  readonly label: Words;
  readonly hint: Words | null;
  readonly required: boolean;
  /** What counts when nothing is chosen; null when nothing is said. */
  readonly default: unknown;
  /** For `choice`, in the order in which they are offered; otherwise empty. */
  readonly choices: readonly FormChoice[];
  /** For `choice`: other texts may be typed as well. */
  readonly openChoice: boolean;
  /** For `text`; lengths in code points. */
  readonly text: {
    readonly minLength: number;
    readonly maxLength: number | null;
    readonly pattern: string | null;
    readonly url: boolean;
  } | null;
  /** For `number`. */
  readonly number: {
    readonly integer: boolean;
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly step: number | null;
  } | null;
  /** For `media`. */
  readonly media: FormMedia | null;
  /** For `list`: what each entry is, and how many there may be. */
  readonly list: {
    readonly item: FormField;
    readonly minItems: number;
    readonly maxItems: number | null;
  } | null;
  /** For `object`: its own questions. */
  readonly fields: readonly FormField[];
}

export interface FormChoice {
  readonly value: Scalar;
  readonly label: Words;
}

export interface FormMedia {
  readonly kind: MediaDescriptor['kind'];
  /** MIME types; empty when the vendor names none. */
  readonly accept: readonly string[];
  readonly maxBytes: number | null;
  readonly limits: Readonly<Record<string, number>>;
  /** The value is a list of addresses, not one. */
  readonly isList: boolean;
  readonly minFiles: number;
  readonly maxFiles: number | null;
}

/** Shared texts by parameter name, and by value for values that say little by themselves. */
export interface FormLabels {
  readonly parameters: Readonly<Record<string, { readonly label: Words; readonly hint: Words }>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, Words>>>>;
}

/** Texts of a model that win over the shared ones, by path: `mode`, `multi_prompt.duration`. */
export type OwnTexts = Readonly<Record<string, { readonly label?: Words; readonly hint?: Words }>>;

/**
 * Where texts are looked up, and where in the model we are: empty, or a path that ends with a dot.
 */
interface Texts {
  readonly labels: FormLabels;
  readonly own: OwnTexts;
  readonly path: string;
}

/** Given by the service, not by the user. */
const SERVICE_PARAMETERS: ReadonlySet<string> = new Set(['callBackUrl']);

/** Questions for the parameters that a user should be asked, in order: required ones first. */
export function buildForm(
  parameters: readonly ParameterDescriptor[],
  labels: FormLabels,
  own: OwnTexts,
): readonly FormField[] {
  return fieldsOf(parameters, { labels, own, path: '' });
}

function fieldsOf(parameters: readonly ParameterDescriptor[], texts: Texts): readonly FormField[] {
  return parameters
    .filter(({ name, deprecated }) => !deprecated && !SERVICE_PARAMETERS.has(name))
    .map((parameter) => fieldOf(parameter, texts));
}

function fieldOf(parameter: ParameterDescriptor, texts: Texts): FormField {
  const key = parameter.labelKey ?? parameter.name;
  const path = texts.path + parameter.name;
  const own = Object.hasOwn(texts.own, path) ? texts.own[path] : undefined;
  const { parameters } = texts.labels;
  const shared = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
  return {
    ...plainField(parameter),
    ...shapeFields(parameter, key, { ...texts, path: `${path}.` }),
    label: own?.label ?? shared?.label ?? same(key.replaceAll('_', ' ')),
    // The shared hint would speak about another meaning of the name.
    hint: own?.hint ?? (own?.label === undefined ? (shared?.hint ?? null) : null),
  };
}

function plainField({ name, required, default: preset }: ParameterDescriptor) {
  return {
    name,
    required: required === true,
    default: preset ?? null,
    choices: [],
    openChoice: false,
    text: null,
    number: null,
    media: null,
    list: null,
    fields: [],
  };
}

function shapeFields(
  shape: ShapeDescriptor,
  key: string,
  texts: Texts,
): Partial<FormField> & Pick<FormField, 'widget'> {
  switch (shape.kind) {
    case 'boolean':
      return { widget: 'toggle' };
    case 'text':
      return textFields(shape, key, texts);
    case 'number':
      if (shape.values !== undefined) return choiceFields(shape.values, {}, key, texts);
      return {
        widget: 'number',
        number: {
          integer: shape.integer === true,
          minimum: shape.minimum ?? null,
          maximum: shape.maximum ?? null,
          step: shape.multipleOf ?? null,
        },
      };
    case 'list':
      return listFields(shape, key, texts);
    case 'object':
      return { widget: 'object', fields: fieldsOf(shape.properties, texts) };
  }
}

function textFields(
  shape: Extract<ShapeDescriptor, { readonly kind: 'text' }>,
  key: string,
  texts: Texts,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const own = shape.valueLabels ?? {};
  if (shape.values !== undefined) return choiceFields(shape.values, own, key, texts);
  if (shape.media !== undefined) {
    return { widget: 'media', media: mediaOf(shape.media, false, 1, 1) };
  }
  const text = {
    minLength: shape.minLength ?? 0,
    maxLength: shape.maxLength ?? null,
    pattern: shape.pattern ?? null,
    url: shape.url === true,
  };
  const named = Object.keys(own);
  if (named.length === 0) return { widget: 'text', text };
  return { ...choiceFields(named, own, key, texts), openChoice: true, text };
}

function choiceFields(
  values: readonly Scalar[],
  own: Readonly<Record<string, string>>,
  key: string,
  texts: Texts,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const { values: known } = texts.labels;
  const shared = Object.hasOwn(known, key) ? (known[key] ?? {}) : {};
  const labelOf = (value: Scalar): Words => {
    const text = String(value);
    if (Object.hasOwn(own, text)) return same(own[text] ?? text);
    return (Object.hasOwn(shared, text) ? shared[text] : undefined) ?? same(text);
  };
  return { widget: 'choice', choices: values.map((value) => ({ value, label: labelOf(value) })) };
}

function listFields(
  shape: Extract<ShapeDescriptor, { readonly kind: 'list' }>,
  key: string,
  texts: Texts,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const { item, minItems = 0, maxItems = null } = shape;
  const media = shape.media ?? (item.kind === 'text' ? item.media : undefined);
  if (media !== undefined) {
    return { widget: 'media', media: mediaOf(media, true, minItems, maxItems) };
  }
  const entry = { ...item, name: '', required: true, labelKey: key } as ParameterDescriptor;
  const inside = { ...texts, path: texts.path.slice(0, -1) };
  return { widget: 'list', list: { item: fieldOf(entry, inside), minItems, maxItems } };
}

function mediaOf(
  media: MediaDescriptor,
  isList: boolean,
  minFiles: number,
  maxFiles: number | null,
): FormMedia {
  return {
    kind: media.kind,
    accept: media.accept ?? [],
    maxBytes: media.maxBytes ?? null,
    limits: media.limits ?? {},
    isList,
    minFiles,
    maxFiles,
  };
}
