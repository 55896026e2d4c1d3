// Copied by truth gen from the runtime of truthgen. Do not edit.
import type {
  ListDescriptor,
  ParameterDescriptor,
  Scalar,
  ShapeDescriptor,
} from './model-descriptor.ts';

/**
 * A parameter with every field there, whatever its kind: the engine reads objects of one form
 * several times faster than objects of many. Made once per model, on the first input that needs a
 * closer look.
 */
export interface PreparedShape {
  /** Empty for entries of a list. */
  readonly name: string;
  readonly required: boolean;
  readonly kind: ShapeDescriptor['kind'];
  /** Null when free. */
  readonly values: readonly Scalar[] | null;
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp | null;
  /** The value is an address of the web, and nothing else. */
  readonly isUrl: boolean;
  /**
   * The value names a file, perhaps by a scheme of the vendor's own: a number is not taken for it,
   * and an empty text names none.
   */
  readonly isFile: boolean;
  readonly toleratesList: boolean;
  readonly integer: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly multipleOf: number | null;
  readonly minItems: number;
  readonly maxItems: number;
  readonly item: PreparedShape | null;
  readonly properties: readonly PreparedShape[];
}

/** Parameters in the form that checks read. */
export function prepareParameters(
  parameters: readonly ParameterDescriptor[],
): readonly PreparedShape[] {
  return parameters.map((parameter) =>
    prepare(parameter, parameter.name, parameter.required === true),
  );
}

function prepare(shape: ShapeDescriptor, name: string, required: boolean): PreparedShape {
  const text = shape.kind === 'text' ? shape : null;
  const number = shape.kind === 'number' ? shape : null;
  const list = shape.kind === 'list' ? shape : null;
  return {
    name,
    required,
    kind: shape.kind,
    values: 'values' in shape ? (shape.values ?? null) : null,
    minLength: text?.minLength ?? 0,
    maxLength: text?.maxLength ?? Number.POSITIVE_INFINITY,
    pattern: text?.pattern === undefined ? null : new RegExp(text.pattern, 'u'),
    isUrl: text?.url === true,
    isFile: text?.url === true || text?.media !== undefined,
    toleratesList: text?.toleratesList === true,
    integer: number?.integer === true,
    minimum: number?.minimum ?? Number.NEGATIVE_INFINITY,
    maximum: number?.maximum ?? Number.POSITIVE_INFINITY,
    multipleOf: number?.multipleOf ?? null,
    minItems: list?.minItems ?? 0,
    maxItems: list?.maxItems ?? Number.POSITIVE_INFINITY,
    item: list === null ? null : prepare(entryOf(list), '', true),
    properties: shape.kind === 'object' ? prepareParameters(shape.properties) : [],
  };
}

/** Entries of a list of files name files. */
function entryOf({ item, media }: ListDescriptor): ShapeDescriptor {
  return item.kind === 'text' && media !== undefined ? { media, ...item } : item;
}
