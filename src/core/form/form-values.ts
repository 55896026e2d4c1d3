import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { Step } from './form-state.ts';

/** The value at a path; undefined when there is none. */
export function valueAt(values: unknown, path: readonly Step[]): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<Step, unknown>)[step];
  }
  return value;
}

/**
 * The values with another one at a path. `undefined` takes it away; a list or an object that is
 * missing on the way is made.
 */
export function withValue(values: JsonRecord, path: readonly Step[], value: unknown): JsonRecord {
  return changed(values, path, value) as JsonRecord;
}

function changed(around: unknown, path: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(around) ? [...around] : [];
    const entry = changed(list[step], rest, value);
    if (entry === undefined) list.splice(step, 1);
    else list[Math.min(step, list.length)] = entry;
    return list;
  }
  const { [step]: before, ...others } = (around ?? {}) as JsonRecord;
  const entry = changed(before, rest, value);
  return entry === undefined ? others : { ...(around as JsonRecord), [step]: entry };
}

/** Whether there is an entry or a parameter to change: all lists on the way are long enough. */
export function isReachable(values: JsonRecord, path: readonly Step[]): boolean {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return last < 0 || valueAt(values, path.slice(0, last + 1)) !== undefined;
}

/** A path as problems write it: `multi_prompt[1].duration`. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The path of a problem. */
export function pathFromText(text: string): readonly Step[] {
  const steps = text.match(/[^.[\]]+/g) ?? [];
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
