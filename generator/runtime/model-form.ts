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

/** Given by the service, not by the user. */
const SERVICE_PARAMETERS: ReadonlySet<string> = new Set(['callBackUrl']);

/** Questions for the parameters that a user should be asked, in order: required ones first. */
export function buildForm(
  parameters: readonly ParameterDescriptor[],
  labels: FormLabels,
): readonly FormField[] {
  return parameters
    .filter(({ name, deprecated }) => !deprecated && !SERVICE_PARAMETERS.has(name))
    .map((parameter) => fieldOf(parameter, labels));
}

function fieldOf(parameter: ParameterDescriptor, labels: FormLabels): FormField {
  const key = parameter.labelKey ?? parameter.name;
  const shared = Object.hasOwn(labels.parameters, key) ? labels.parameters[key] : undefined;
  return {
    ...plainField(parameter),
    ...shapeFields(parameter, key, labels),
    label: parameter.label ?? shared?.label ?? same(key.replaceAll('_', ' ')),
    // A hint of the shared label would speak about another meaning of the name.
    hint: parameter.hint ?? (parameter.label === undefined ? (shared?.hint ?? null) : null),
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
  labels: FormLabels,
): Partial<FormField> & Pick<FormField, 'widget'> {
  switch (shape.kind) {
    case 'boolean':
      return { widget: 'toggle' };
    case 'text':
      return textFields(shape, key, labels);
    case 'number':
      if (shape.values !== undefined) return choiceFields(shape.values, {}, key, labels);
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
      return listFields(shape, key, labels);
    case 'object':
      return { widget: 'object', fields: buildForm(shape.properties, labels) };
  }
}

function textFields(
  shape: Extract<ShapeDescriptor, { readonly kind: 'text' }>,
  key: string,
  labels: FormLabels,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const own = shape.valueLabels ?? {};
  if (shape.values !== undefined) return choiceFields(shape.values, own, key, labels);
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
  return { ...choiceFields(named, own, key, labels), openChoice: true, text };
}

function choiceFields(
  values: readonly Scalar[],
  own: Readonly<Record<string, string>>,
  key: string,
  labels: FormLabels,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const shared = Object.hasOwn(labels.values, key) ? (labels.values[key] ?? {}) : {};
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
  labels: FormLabels,
): Partial<FormField> & Pick<FormField, 'widget'> {
  const { item, minItems = 0, maxItems = null } = shape;
  const media = shape.media ?? (item.kind === 'text' ? item.media : undefined);
  if (media !== undefined) {
    return { widget: 'media', media: mediaOf(media, true, minItems, maxItems) };
  }
  const entry = { ...item, name: '', required: true, labelKey: key } as ParameterDescriptor;
  return { widget: 'list', list: { item: fieldOf(entry, labels), minItems, maxItems } };
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
