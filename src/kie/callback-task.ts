import { isRecord, parseJson } from './envelope.ts';

/** The id of the vendor's task, wherever this kind of callback has it; null when it has none. */
export function taskIdOf(body: Readonly<Record<string, unknown>>): string | null {
  const data = isRecord(body['data']) ? body['data'] : {};
  const places = [data['taskId'], data['task_id'], body['taskId'], body['task_id']];
  return places.find(isTaskId) ?? null;
}

/** Ids of the vendor are plain and short. Anything else is none, and is not stored or sent on. */
export function isTaskId(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value);
}

/** The same for a callback as it was stored. */
export function callbackTaskId(text: string): string | null {
  const body = parseJson(text);
  return isRecord(body) ? taskIdOf(body) : null;
}
