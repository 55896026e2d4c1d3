import type { taskLabels } from '../../../generated/models/labels.ts';
import type { Section } from '../dialogue/screen.ts';

export type Task = keyof typeof taskLabels;

/** What a task makes, as people look for it, in the order in which tasks are offered. */
const SECTION_OF_TASK = {
  'text-to-image': 'image',
  'image-edit': 'image',
  'image-to-image': 'image',
  upscale: 'image',
  'background-removal': 'image',
  'layer-decomposition': 'image',
  segmentation: 'image',
  detection: 'image',
  'text-to-video': 'video',
  'image-to-video': 'video',
  'reference-to-video': 'video',
  avatar: 'video',
  'lip-sync': 'video',
  'speech-to-video': 'video',
  'motion-control': 'video',
  'video-to-video': 'video',
  'video-edit': 'video',
  'video-extend': 'video',
  'video-upscale': 'video',
  'music-video': 'video',
  'watermark-removal': 'video',
  character: 'video',
  music: 'audio',
  'text-to-speech': 'audio',
  'sound-effects': 'audio',
  voice: 'audio',
  persona: 'audio',
  'stem-separation': 'audio',
  'audio-isolation': 'audio',
  'audio-convert': 'audio',
  midi: 'audio',
  'cover-image': 'audio',
  lyrics: 'text',
  text: 'text',
  'speech-to-text': 'text',
} as const satisfies Record<Task, Section>;

/** In the order of the menu. */
export const sections: readonly Section[] = ['image', 'video', 'audio', 'text'];

const TASKS = Object.keys(SECTION_OF_TASK) as Task[];

/** All tasks of a section, whether or not a model is sold for them. */
export function tasksIn(section: Section): readonly Task[] {
  return TASKS.filter((task) => SECTION_OF_TASK[task] === section);
}

/** Null for what is no task, or is none any more. */
export function sectionOf(task: string): Section | null {
  return Object.hasOwn(SECTION_OF_TASK, task) ? SECTION_OF_TASK[task as Task] : null;
}
