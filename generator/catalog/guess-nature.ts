import type { ModelReading } from './page-reading.ts';
import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';
import { tasksNamedIn } from './task-words.ts';

/** What a new model is, as far as its page tells. */
export interface ModelNature {
  readonly output: 'image' | 'video' | 'audio' | 'json';
  readonly task: string;
  /** Nothing on the page names the task; it is the likeliest one. */
  readonly isGuessed: boolean;
}

/** What the result is, and what is done: from the vendor's menu, the words of the id, the files. */
export function guessNature(reading: ModelReading, tasks: readonly string[]): ModelNature {
  const words = [reading.id, reading.title, ...reading.sections, reading.place.page ?? '']
    .join(' ')
    .toLowerCase()
    .replace(/[\s_./]+/g, '-');
  const output = outputOf(reading.sections, words);
  const named = tasksNamedIn(words).find((task) => tasks.includes(task));
  if (named !== undefined) return { output, task: named, isGuessed: false };
  const byFiles = taskByFiles(reading.input, output);
  if (tasks.includes(byFiles)) return { output, task: byFiles, isGuessed: false };
  const likely = tasks.find((task) => task.endsWith(`-${output}`)) ?? tasks[0] ?? byFiles;
  return { output, task: likely, isGuessed: true };
}

function outputOf(sections: readonly string[], words: string): ModelNature['output'] {
  const menu = sections.join(' ').toLowerCase();
  for (const text of [menu, words]) {
    if (/video/.test(text)) return 'video';
    if (/image|photo|picture/.test(text)) return 'image';
    if (/music|audio|speech|voice|sound|suno/.test(text)) return 'audio';
  }
  return 'json';
}

function taskByFiles(input: PlainMap, output: ModelNature['output']): string {
  const required = asList(input['required']);
  const kinds = Object.entries(mapAt(input, 'properties'))
    .filter(([name]) => required.includes(name))
    .map(([, schema]) => mapAt(asMap(schema), 'x-media')['kind']);
  if (output === 'audio') return 'text-to-speech';
  if (output === 'json') return 'text';
  if (kinds.includes('video')) return output === 'video' ? 'video-to-video' : 'image-to-image';
  const from = kinds.includes('image') ? 'image' : 'text';
  return `${from}-to-${output}`;
}
