// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { JsonRecord } from './model-descriptor.ts';

/**
 * Whether an object is a plain one: JSON made it, or a literal, or `Object.create(null)`. A list is
 * not, nor is an instance of a class.
 */
export function isPlainObject(value: unknown): value is JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another Object.prototype, which has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
