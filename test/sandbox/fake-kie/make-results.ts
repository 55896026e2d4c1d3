import { createHash } from 'node:crypto';
import { models } from '../../../generated/models/index.ts';
import { makeMp3, makeMp4, makePng, makeWav } from '../media/make-media.ts';
import type { Size } from '../media/media-size.ts';
import type { FileStore } from './file-store.ts';
import { sizeOfAspect } from './requested-aspect.ts';
import { resultCountOf } from './result-count.ts';
import { structuredResultOf } from './structured-results.ts';
import type { TaskResult, VendorTask } from './vendor-task.ts';

const IMAGE_SIDE = 512;
/** Small: files of a few tens of kilobytes. */
const VIDEO_SIDE = 160;
/** Making sound is slow, and nobody can tell many tunes apart. */
const TUNES = 8;

const tunes = new Map<string, Buffer>();

/** What a task makes, by its model and its input. Files are drawn when they are first fetched. */
export function makeResults(task: VendorTask, files: FileStore, filesBase: string): TaskResult {
  const { output } = models[task.modelId];
  if (output === 'text' || output === 'json') {
    return { urls: [], lastFrameUrls: [], object: structuredResultOf(task) };
  }
  const count = resultCountOf(task.modelId, task.input);
  const urls = Array.from({ length: count }, (_, index) => {
    const mark = count === 1 ? '' : `${index + 1}/${count}`;
    return `${filesBase}${addFile(task, files, output, mark)}`;
  });
  const lastFrameUrls =
    output === 'video' && task.input['return_last_frame'] === true
      ? [`${filesBase}${addFile(task, files, 'image', 'last')}`]
      : [];
  return { urls, lastFrameUrls, object: null };
}

function addFile(
  task: VendorTask,
  files: FileStore,
  output: 'image' | 'video' | 'audio',
  mark: string,
): string {
  const seed = seedOf(task, mark);
  if (output === 'audio') {
    return task.modelId.includes('wav')
      ? files.addResult('wav', 'audio/wav', async () => tune('wav', seed % TUNES))
      : files.addResult('mp3', 'audio/mpeg', async () => tune('mp3', seed % TUNES));
  }
  const painting = (size: Size) => ({ ...size, seed, mark, ...textOf(task) });
  if (output === 'image') {
    const size = sizeOfAspect(task.aspect, IMAGE_SIDE);
    return files.addResult('png', 'image/png', async () => makePng(painting(size)));
  }
  const size = sizeOfAspect(task.aspect, VIDEO_SIDE);
  return files.addResult('mp4', 'video/mp4', () => makeMp4(painting(size)));
}

function tune(format: 'mp3' | 'wav', seed: number): Buffer {
  const key = `${format} ${seed}`;
  const bytes = tunes.get(key) ?? (format === 'mp3' ? makeMp3(seed) : makeWav(seed));
  tunes.set(key, bytes);
  return bytes;
}

function textOf({ modelId, input }: VendorTask): { title: string; text: string } {
  const text = input['prompt'] ?? input['text'] ?? input['style'] ?? '';
  return { title: models[modelId].title.en, text: typeof text === 'string' ? text : '' };
}

/** The same for the same order, so that a test can compare; another for each result of it. */
function seedOf({ modelId, input }: VendorTask, mark: string): number {
  const text = JSON.stringify([modelId, input, mark]);
  return createHash('sha256').update(text).digest().readUInt32BE(0) >>> 1;
}
