import { isRecord, parseJson } from './envelope.ts';

/** The id of the task that a callback names, wherever this kind has it; null when it names none. */
export function callbackTaskId(body: string): string | null {
  const parsed = parseJson(body);
  if (!isRecord(parsed)) return null;
  const data = isRecord(parsed['data']) ? parsed['data'] : {};
  const places = [data['taskId'], data['task_id'], parsed['taskId'], parsed['task_id']];
  return places.find((id): id is string => typeof id === 'string' && id !== '') ?? null;
}
