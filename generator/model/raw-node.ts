/**
 * Reading validated plain data.
 *
 * The contract's shape has been checked before a model is built, so a value of another type here is
 * a fault in this program and ends the run; people never see these messages for a mistake of their
 * own.
 */
export type RawNode = { readonly [key: string]: unknown };

function fault(key: string, expected: string, found: unknown): never {
  throw new TypeError(`model builder: "${key}" should be ${expected}, is ${typeof found}`);
}

/** The text under `key`. */
export function text(node: RawNode, key: string): string {
  const value = node[key];
  return typeof value === 'string' ? value : fault(key, 'a text', value);
}

/** The text under `key`, or null when it is absent. */
export function textOrNull(node: RawNode, key: string): string | null {
  return node[key] === undefined ? null : text(node, key);
}

/** The number under `key`. */
export function number(node: RawNode, key: string): number {
  const value = node[key];
  return typeof value === 'number' ? value : fault(key, 'a number', value);
}

/** The number under `key`, or null when it is absent. */
export function numberOrNull(node: RawNode, key: string): number | null {
  return node[key] === undefined ? null : number(node, key);
}

/** The boolean under `key`; false when it is absent. */
export function flag(node: RawNode, key: string): boolean {
  return node[key] === true;
}

/** Any value as a mapping. */
export function asNode(value: unknown, key = 'value'): RawNode {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as RawNode;
  return fault(key, 'a mapping', value);
}

/** The mapping under `key`. */
export function child(node: RawNode, key: string): RawNode {
  return asNode(node[key], key);
}

/** The mapping under `key`, or an empty one. */
export function childOrEmpty(node: RawNode, key: string): RawNode {
  return node[key] === undefined ? {} : child(node, key);
}

/** The list under `key`; empty when it is absent. */
export function list(node: RawNode, key: string): readonly unknown[] {
  const value = node[key];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : fault(key, 'a list', value);
}

/** The list of texts under `key`; empty when it is absent. */
export function texts(node: RawNode, key: string): readonly string[] {
  return list(node, key).map((value) => (typeof value === 'string' ? value : String(value)));
}

/** The list of mappings under `key`; empty when it is absent. */
export function nodes(node: RawNode, key: string): readonly RawNode[] {
  return list(node, key).map((value) => asNode(value, key));
}

/** Name and mapping of each entry under `key`; empty when it is absent. */
export function entries(node: RawNode, key: string): readonly (readonly [string, RawNode])[] {
  return Object.entries(childOrEmpty(node, key)).map(([name, value]) => [
    name,
    asNode(value, name),
  ]);
}
