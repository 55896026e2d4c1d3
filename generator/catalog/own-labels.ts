import { labelKey } from '../contract/label-key.ts';
import { asMap, type PlainMap } from './plain-map.ts';

/**
 * A schema of the vendor in which every parameter without shared words has words of its own, made
 * of its name.
 */
export function withLabels(name: string, schema: PlainMap, shared: ReadonlySet<string>): PlainMap {
  const inner = withInnerLabels(schema, shared);
  if (shared.has(labelKey(name))) return inner;
  const words = wordsOf(name);
  const both = { en: words, ru: words };
  return { ...inner, 'x-label': both, 'x-hint': { en: `${words}.`, ru: `${words}.` } };
}

/** Names of parameters, at every depth, for which a person has to find words. */
export function wordless(name: string, schema: PlainMap, shared: ReadonlySet<string>): string[] {
  const below = asMap(schema['items']) ?? schema;
  const inner = Object.entries(asMap(below['properties']) ?? {}).flatMap(([each, value]) =>
    wordless(each, asMap(value) ?? {}, shared),
  );
  return shared.has(labelKey(name)) ? inner : [name, ...inner];
}

function withInnerLabels(schema: PlainMap, shared: ReadonlySet<string>): PlainMap {
  const properties = asMap(schema['properties']);
  const items = asMap(schema['items']);
  return {
    ...schema,
    ...(items !== null && { items: withInnerLabels(items, shared) }),
    ...(properties !== null && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          withLabels(name, asMap(value) ?? {}, shared),
        ]),
      ),
    }),
  };
}

/** `last_frame_url` → `Last frame url`. */
function wordsOf(name: string): string {
  const words = labelKey(name).replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
