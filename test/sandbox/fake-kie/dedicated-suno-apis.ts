import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { DedicatedApi } from './dedicated-apis.ts';
import { INSTRUMENTS, lyricsFor } from './structured-results.ts';
import { clockText, errorFields, isoText, successFlag } from './success-flag.ts';
import { sunoData, sunoTracks } from './suno-tracks.ts';
import { failureOf, filesOf, type VendorTask } from './vendor-task.ts';

/** Texts in place of numbers, in the words of one API. */
const textFlag = (task: VendorTask, failed: string): string =>
  task.state === 'success' ? 'SUCCESS' : task.state === 'fail' ? failed : 'PENDING';

/** A success, or the failure in the outer code. */
const outer = (task: VendorTask, data: JsonRecord): readonly JsonRecord[] => {
  const failure = failureOf(task);
  return failure === null
    ? [{ code: 200, msg: 'success', data }]
    : [{ code: Number(failure.code), msg: failure.msg, data }];
};

const isDone = (task: VendorTask): boolean => task.state === 'success';

const music: DedicatedApi = {
  name: 'suno',
  creates: [
    '/api/v1/generate',
    '/api/v1/generate/extend',
    '/api/v1/generate/upload-cover',
    '/api/v1/generate/upload-extend',
    '/api/v1/generate/add-vocals',
    '/api/v1/generate/add-instrumental',
    '/api/v1/generate/replace-section',
    '/api/v1/generate/mashup',
    '/api/v1/generate/sounds',
  ],
  status: '/api/v1/generate/record-info',
  record: (task) => ({
    taskId: task.id,
    parentMusicId: '',
    param: JSON.stringify(task.input),
    response: isDone(task) ? { taskId: task.id, sunoData: sunoData(task) } : null,
    status: textFlag(task, 'GENERATE_AUDIO_FAILED'),
    type: 'GENERATE',
    operationType: 'generate',
    ...errorFields(task),
  }),
  callbacks: (task) => {
    if (!isDone(task)) return outer(task, { callbackType: 'error', task_id: task.id, data: null });
    const tracks = sunoTracks(task);
    const part = (callbackType: string, data: readonly JsonRecord[]) => ({
      code: 200,
      msg: 'All generated successfully.',
      data: { callbackType, task_id: task.id, data },
    });
    // The text comes before there is any sound.
    const text = tracks.map((track) => ({ ...track, audio_url: '' }));
    return [part('text', text), part('first', tracks.slice(0, 1)), part('complete', tracks)];
  },
};

const lyrics: DedicatedApi = {
  name: 'suno-lyrics',
  creates: ['/api/v1/lyrics'],
  status: '/api/v1/lyrics/record-info',
  record: (task) => ({
    taskId: task.id,
    param: JSON.stringify(task.input),
    response: isDone(task) ? { taskId: task.id, data: lyricsOf(task) } : null,
    status: textFlag(task, 'GENERATE_LYRICS_FAILED'),
    type: 'LYRICS',
    ...errorFields(task),
  }),
  // A failure comes as "complete" too: only the code tells.
  callbacks: (task) =>
    outer(task, {
      callbackType: 'complete',
      task_id: task.id,
      data: isDone(task) ? lyricsOf(task) : null,
    }),
};

const lyricsOf = (task: VendorTask): readonly JsonRecord[] =>
  lyricsFor(String(task.input['prompt'] ?? ''));

const wav: DedicatedApi = {
  name: 'suno-wav',
  creates: ['/api/v1/wav/generate'],
  status: '/api/v1/wav/record-info',
  record: (task) => ({
    taskId: task.id,
    musicId: task.input['audioId'],
    callbackUrl: task.callBackUrl,
    completeTime: clockText(task.finishedAtMs),
    response: isDone(task) ? { audioWavUrl: filesOf(task)[0] } : null,
    successFlag: textFlag(task, 'GENERATE_WAV_FAILED'),
    createTime: clockText(task.createdAtMs),
    ...errorFields(task),
  }),
  callbacks: (task) => outer(task, { task_id: task.id, audio_wav_url: filesOf(task)[0] ?? null }),
};

const vocalRemoval: DedicatedApi = {
  name: 'suno-vocal-removal',
  creates: ['/api/v1/vocal-removal/generate'],
  status: '/api/v1/vocal-removal/record-info',
  record: (task) => {
    const [vocalUrl, instrumentalUrl] = filesOf(task);
    return {
      taskId: task.id,
      musicId: task.input['audioId'] ?? '',
      callbackUrl: task.callBackUrl,
      completeTime: clockText(task.finishedAtMs),
      response: isDone(task) ? { originUrl: '', vocalUrl, instrumentalUrl } : null,
      successFlag: textFlag(task, 'GENERATE_AUDIO_FAILED'),
      createTime: clockText(task.createdAtMs),
      ...errorFields(task),
    };
  },
  callbacks: (task) => {
    const [vocal_url, instrumental_url] = filesOf(task);
    const vocal_removal_info = isDone(task)
      ? { origin_url: '', vocal_url, instrumental_url }
      : null;
    return outer(task, { task_id: task.id, vocal_removal_info });
  },
};

const mp4: DedicatedApi = {
  name: 'suno-mp4',
  creates: ['/api/v1/mp4/generate'],
  status: '/api/v1/mp4/record-info',
  record: (task) => ({
    taskId: task.id,
    musicId: task.input['audioId'],
    callbackUrl: task.callBackUrl,
    completeTime: clockText(task.finishedAtMs),
    response: isDone(task) ? { videoUrl: filesOf(task)[0] } : null,
    successFlag: textFlag(task, 'GENERATE_MP4_FAILED'),
    createTime: clockText(task.createdAtMs),
    ...errorFields(task),
  }),
  callbacks: (task) => outer(task, { task_id: task.id, video_url: filesOf(task)[0] ?? null }),
};

const cover: DedicatedApi = {
  name: 'suno-cover',
  creates: ['/api/v1/suno/cover/generate'],
  status: '/api/v1/suno/cover/record-info',
  record: (task) => ({
    taskId: task.id,
    parentTaskId: task.input['taskId'],
    callbackUrl: task.callBackUrl,
    completeTime: isoText(task.finishedAtMs),
    response: isDone(task) ? { images: filesOf(task) } : null,
    successFlag: successFlag(task),
    createTime: isoText(task.createdAtMs),
    ...errorFields(task),
  }),
  callbacks: (task) =>
    outer(task, { taskId: task.id, images: isDone(task) ? filesOf(task) : null }),
};

const midi: DedicatedApi = {
  name: 'suno-midi',
  creates: ['/api/v1/midi/generate'],
  status: '/api/v1/midi/record-info',
  record: (task) => ({
    taskId: task.id,
    recordTaskId: -1,
    audioId: task.input['audioId'] ?? '',
    callbackUrl: task.callBackUrl,
    completeTime: task.finishedAtMs,
    midiData: isDone(task) ? { state: 'complete', instruments: INSTRUMENTS } : null,
    successFlag: successFlag(task),
    createTime: task.createdAtMs,
    ...errorFields(task),
  }),
  callbacks: (task) =>
    outer(
      task,
      isDone(task)
        ? { taskId: task.id, state: 'complete', instruments: INSTRUMENTS }
        : { taskId: task.id },
    ),
};

export const SUNO_APIS: readonly DedicatedApi[] = [
  music,
  lyrics,
  wav,
  vocalRemoval,
  mp4,
  cover,
  midi,
];
