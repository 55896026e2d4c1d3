import type {
  CatalogModel,
  Media,
  Parameter,
  Price,
  QuantityFactor,
  Rule,
  Shape,
} from '../model/model.ts';
import type {
  MediaDescriptor,
  ModelDescriptor,
  ParameterDescriptor,
  PriceDescriptor,
  QuantityDescriptor,
  RuleDescriptor,
  ShapeDescriptor,
} from '../runtime/model-descriptor.ts';

/** A model as the data that its generated file holds: whatever says nothing is left out. */
export function descriptorOf(model: CatalogModel): ModelDescriptor {
  return compact({
    id: model.id,
    ownTexts: hasOwnTexts(model.parameters) || undefined,
    parameters: model.parameters.map(parameterOf),
    rules: someOf(model.rules.map(ruleOf)),
    price: model.price === null ? undefined : priceOf(model.price),
  });
}

function hasOwnTexts(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ label, hint, shape }) => {
    const item = shape.kind === 'list' ? shape.item : shape;
    return (
      label !== null || hint !== null || (item.kind === 'object' && hasOwnTexts(item.properties))
    );
  });
}

function parameterOf(parameter: Parameter): ParameterDescriptor {
  const { name, labelKey } = parameter;
  return compact({
    name,
    required: parameter.required || undefined,
    deprecated: parameter.deprecated || undefined,
    ...shapeOf(parameter.shape),
    default: parameter.hasDefault ? parameter.default : undefined,
    labelKey: labelKey === name ? undefined : labelKey,
  }) as ParameterDescriptor;
}

function shapeOf(shape: Shape): ShapeDescriptor {
  switch (shape.kind) {
    case 'text':
      return compact({
        kind: shape.kind,
        values: someOf(shape.values),
        valueLabels: Object.keys(shape.valueLabels).length > 0 ? shape.valueLabels : undefined,
        minLength: shape.minLength > 0 ? shape.minLength : undefined,
        maxLength: shape.maxLength ?? undefined,
        pattern: shape.pattern ?? undefined,
        url: shape.url || undefined,
        media: mediaOf(shape.media),
        toleratesList: shape.toleratesList || undefined,
      });
    case 'number':
      return compact({
        kind: shape.kind,
        integer: shape.integer || undefined,
        values: someOf(shape.values),
        minimum: shape.minimum ?? undefined,
        maximum: shape.maximum ?? undefined,
        multipleOf: shape.multipleOf ?? undefined,
      });
    case 'boolean':
      return compact({ kind: shape.kind, values: someOf(shape.values) });
    case 'list':
      return compact({
        kind: shape.kind,
        minItems: shape.minItems > 0 ? shape.minItems : undefined,
        maxItems: shape.maxItems ?? undefined,
        media: mediaOf(shape.media),
        item: shapeOf(shape.item),
      });
    case 'object':
      return { kind: shape.kind, properties: shape.properties.map(parameterOf) };
  }
}

function mediaOf(media: Media | null): MediaDescriptor | undefined {
  if (media === null) return undefined;
  return compact({
    kind: media.kind,
    accept: someOf(media.accept),
    maxBytes: media.maxBytes ?? undefined,
    limits: Object.keys(media.limits).length > 0 ? media.limits : undefined,
  });
}

function ruleOf({ description, when, require }: Rule): RuleDescriptor {
  return compact({
    description,
    when: someOf(
      when.map((condition) =>
        condition.kind === 'one-of'
          ? compact({ ...condition, orAbsent: condition.orAbsent || undefined })
          : condition,
      ),
    ),
    require: (require.kind === 'sets'
      ? compact({ ...require, exactly: require.exactly || undefined })
      : compact(withoutNulls(require))) as RuleDescriptor['require'],
  });
}

function priceOf({ unit, quantity, rates, surcharges, estimate }: Price): PriceDescriptor {
  return compact({
    unit,
    quantity: someOf(quantity.map(quantityOf)),
    rates: rates.map(({ when, creditsMicro }) => compact({ when: someOf(when), creditsMicro })),
    surcharges: someOf(surcharges),
    estimate: estimate || undefined,
  });
}

function quantityOf(factor: QuantityFactor): QuantityDescriptor {
  const plain = withoutNulls(factor);
  const isAutomatic = factor.kind === 'parameter' && Object.keys(factor.automatic).length > 0;
  return compact({
    ...plain,
    ...(factor.kind === 'parameter'
      ? { automatic: isAutomatic ? factor.automatic : undefined }
      : {}),
  }) as QuantityDescriptor;
}

function someOf<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function withoutNulls(node: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null));
}

/** The same object without its undefined entries: what exactOptionalPropertyTypes asks for. */
function compact<Node extends object>(
  node: Node,
): { [Key in keyof Node]: Exclude<Node[Key], undefined> } {
  const entries = Object.entries(node).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Node]: Exclude<Node[Key], undefined> };
}
