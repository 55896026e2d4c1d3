import type { JsonSchema } from '../model/model.ts';
import { docComment, propertyKey, stringLiteral } from './printer.ts';

/**
 * The TypeScript type of values that a JSON Schema accepts, spelled out. An object that is not
 * closed also admits other keys. `path` is the contract address of the schema, for provenance; null
 * leaves it out.
 */
export function schemaType(schema: JsonSchema, indent: string, path: string | null): string {
  if (schema['const'] !== undefined) return literal(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map(literal).join(' | ');
  switch (schema['type']) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `readonly ${arrayItem(schema['items'] as JsonSchema, indent, path)}[]`;
    case 'object':
      return objectType(schema, indent, path);
    default:
      return 'unknown';
  }
}

function literal(value: unknown): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}

function arrayItem(items: JsonSchema, indent: string, path: string | null): string {
  const type = schemaType(items, indent, path);
  return type.includes(' | ') || type.startsWith('readonly ') ? `(${type})` : type;
}

function objectType(schema: JsonSchema, indent: string, path: string | null): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = new Set((schema['required'] ?? []) as string[]);
  const inner = `${indent}  `;
  const lines = properties.map(([name, property]) => {
    const at = path === null ? null : `${path}.properties.${name}`;
    const mark = required.has(name) ? '' : '?';
    const type = schemaType(property, inner, at);
    const undefinedToo = required.has(name) ? '' : ' | undefined';
    return `${comment(property, inner, at)}${inner}readonly ${propertyKey(name)}${mark}: ${type}${undefinedToo};\n`;
  });
  if (schema['additionalProperties'] !== false) {
    lines.push(`${inner}readonly [other: string]: unknown;\n`);
  }
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('')}${indent}}`;
}

function comment(schema: JsonSchema, indent: string, path: string | null): string {
  const description = schema['description'];
  const bounds = boundsText(schema);
  const words = [typeof description === 'string' ? description : '', bounds].filter(Boolean);
  if (words.length === 0) return '';
  return docComment([words.join(' ')], indent, path);
}

function boundsText(schema: JsonSchema): string {
  const parts: string[] = [];
  const say = (keyword: string, word: string): void => {
    if (schema[keyword] !== undefined) parts.push(`${word} ${String(schema[keyword])}`);
  };
  say('minimum', 'at least');
  say('maximum', 'at most');
  say('minLength', 'at least characters:');
  say('maxLength', 'at most characters:');
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
