import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { filesOf, type VendorTask } from './vendor-task.ts';

/** Songs as callbacks and Market results have them: snake_case. */
export function sunoTracks(task: VendorTask): readonly JsonRecord[] {
  return filesOf(task).map((url, index) => ({
    id: `${task.id}-${index}`,
    audio_url: url,
    stream_audio_url: url,
    image_url: '',
    prompt: task.input['prompt'] ?? '',
    model_name: 'chirp-v6',
    title: task.input['title'] ?? 'Paper Boat',
    tags: task.input['style'] ?? task.input['tags'] ?? '',
    createTime: task.createdAtMs,
    duration: 1.5,
  }));
}

/** The same as status answers have them: camelCase. */
export function sunoData(task: VendorTask): readonly JsonRecord[] {
  return sunoTracks(task).map((track) =>
    Object.fromEntries(
      Object.entries(track).map(([name, value]) => [
        name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    ),
  );
}
