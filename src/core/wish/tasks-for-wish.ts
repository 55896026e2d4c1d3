import { offersFor } from '../catalogue/offer.ts';
import type { Task } from '../catalogue/sections.ts';
import { kindOf } from '../form/file-kind.ts';
import { findTasks } from '../search/find-models.ts';
import type { Wish } from './wish.ts';

type Given = 'words' | 'image' | 'video' | 'audio';

/** What can be done with what was given; the likeliest first. */
const TASKS: Readonly<Record<Given, readonly Task[]>> = {
  words: ['text-to-image', 'text-to-video', 'music', 'text-to-speech', 'sound-effects', 'lyrics'],
  image: [
    'image-edit',
    'image-to-video',
    'background-removal',
    'upscale',
    'image-to-image',
    'reference-to-video',
    'avatar',
    'layer-decomposition',
  ],
  video: ['video-edit', 'video-upscale', 'video-extend', 'video-to-video', 'lip-sync'],
  audio: ['audio-isolation', 'speech-to-video', 'music', 'avatar'],
};

/** Whether a task is about words, and not about a file of this kind. Null: there is no file. */
export function isForWordsAlone(task: Task, kind: 'image' | 'video' | 'audio' | null): boolean {
  return TASKS.words.includes(task) && (kind === null || !TASKS[kind].includes(task));
}

/** The same purpose, when there is a picture to begin with. */
const WITH_IMAGE: Readonly<Partial<Record<Task, Task>>> = {
  'text-to-video': 'image-to-video',
  'text-to-image': 'image-edit',
};

/** Tasks that a wish may mean, likeliest first; what its words ask for comes before the rest. */
export function tasksForWish(wish: Pick<Wish, 'text' | 'file'>): readonly Task[] {
  const { possible, asked } = readWish(wish);
  return [...new Set([...asked, ...possible])].filter((task) => offersFor(task).length > 0);
}

/** What the words ask for and the file allows; null when they only describe. */
export function taskAskedFor(wish: Pick<Wish, 'text' | 'file'>): Task | null {
  return readWish(wish).asked.find((task) => offersFor(task).length > 0) ?? null;
}

function readWish({ text, file }: Pick<Wish, 'text' | 'file'>) {
  const given = file === null ? 'words' : kindOf(file);
  const possible = given === null ? [] : TASKS[given];
  const named = findTasks(text).map(({ task }) =>
    given === 'image' ? (WITH_IMAGE[task] ?? task) : task,
  );
  // Without a file everything can be asked for: the form asks for what is missing.
  const asked = file === null ? named : named.filter((task) => possible.includes(task));
  return { possible, asked };
}
