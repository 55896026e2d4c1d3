import { checkProperties } from '../../../generated/runtime/check-value.ts';
import { Findings } from '../../../generated/runtime/findings.ts';
import type {
  ParameterDescriptor,
  ShapeDescriptor,
} from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { prepareParameters } from '../../../generated/runtime/prepared-shape.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import type { Step } from './form-state.ts';
import { pathText } from './form-values.ts';

/** Name of the one parameter that is looked at. */
const IT = 'it';

/**
 * What is wrong with an answer by itself. Rules between parameters are not looked at: a choice that
 * another one excludes is taken, and the overview names both.
 */
export function answerFaults(
  field: FormField,
  value: unknown,
  path: readonly Step[],
): readonly Problem[] {
  const findings = new Findings();
  const parameter = { ...shapeOf(field), name: IT, required: true } as ParameterDescriptor;
  checkProperties(prepareParameters([parameter]), { [IT]: value }, '', findings);
  const place = pathText(path);
  return findings.problems.map((each) => ({ ...each, path: place + each.path.slice(IT.length) }));
}

/** The shape of which the question was made. */
function shapeOf(field: FormField): ShapeDescriptor {
  switch (field.widget) {
    case 'toggle':
      return { kind: 'boolean' };
    case 'number':
      return numberShape(field);
    case 'text':
      return textShape(field);
    case 'choice': {
      if (field.openChoice) return textShape(field);
      const values = field.choices.map((choice) => choice.value);
      const isNumber = values.every((value) => typeof value === 'number');
      return { kind: isNumber ? 'number' : 'text', values } as ShapeDescriptor;
    }
    case 'media':
      return mediaShape(field);
    case 'list': {
      const list = field.list as NonNullable<FormField['list']>;
      return { kind: 'list', item: shapeOf(list.item), ...items(list.minItems, list.maxItems) };
    }
    case 'object': {
      const properties = field.fields.map((each) => {
        const presence = each.required ? { required: true } : {};
        return { ...shapeOf(each), ...presence, name: each.name } as ParameterDescriptor;
      });
      return { kind: 'object', properties };
    }
  }
}

function numberShape({ number }: FormField): ShapeDescriptor {
  return {
    kind: 'number',
    ...(number?.integer ? { integer: true } : {}),
    ...given('minimum', number?.minimum),
    ...given('maximum', number?.maximum),
    ...given('multipleOf', number?.step),
  };
}

function textShape({ text }: FormField): ShapeDescriptor {
  return {
    kind: 'text',
    ...given('minLength', text?.minLength),
    ...given('maxLength', text?.maxLength),
    ...given('pattern', text?.pattern),
    ...(text?.url ? { url: true } : {}),
  };
}

/** Answers are addresses of the web and nothing else; schemes of the vendor mean nothing here. */
function mediaShape({ media }: FormField): ShapeDescriptor {
  const file: ShapeDescriptor = { kind: 'text', url: true };
  if (media === null || !media.isList) return file;
  return { kind: 'list', item: file, ...items(media.minFiles, media.maxFiles) };
}

function items(minItems: number, maxItems: number | null) {
  return { minItems, ...given('maxItems', maxItems) };
}

function given<Name extends string, Value>(name: Name, value: Value | null | undefined) {
  return (value == null ? {} : { [name]: value }) as { [Key in Name]?: Value };
}
