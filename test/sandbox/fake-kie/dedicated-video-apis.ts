import type { DedicatedApi } from './dedicated-apis.ts';
import { clockText, errorFields, successFlag } from './success-flag.ts';
import { failureOf, filesOf, type VendorTask } from './vendor-task.ts';

const paramOf = (task: VendorTask): string => JSON.stringify(task.input);

const veo: DedicatedApi = {
  name: 'veo',
  creates: ['/api/v1/veo/generate', '/api/v1/veo/extend', '/api/v1/veo/get-4k-video'],
  status: '/api/v1/veo/record-info',
  record: (task) => ({
    taskId: task.id,
    paramJson: paramOf(task),
    completeTime: clockText(task.finishedAtMs),
    response:
      task.state === 'success'
        ? {
            taskId: task.id,
            resultUrls: filesOf(task),
            originUrls: [],
            fullResultUrls: [],
            resolution: task.input['resolution'] ?? '720p',
          }
        : null,
    successFlag: successFlag(task),
    ...errorFields(task),
    createTime: clockText(task.createdAtMs),
    fallbackFlag: false,
  }),
  callbacks: (task) => {
    const failure = failureOf(task);
    if (failure !== null) {
      const code = Number(failure.code) === 408 ? 501 : Number(failure.code);
      return [{ code, msg: failure.msg, data: { taskId: task.id, fallbackFlag: false } }];
    }
    const resolution = task.input['resolution'] ?? '720p';
    const info = { resultUrls: filesOf(task), originUrls: [], resolution };
    const data = { taskId: task.id, promptJson: paramOf(task), info, fallbackFlag: false };
    return [{ code: 200, msg: 'Veo3.1 video generated successfully.', data }];
  },
};

const RUNWAY_STATES = {
  waiting: 'queueing',
  generating: 'generating',
  success: 'success',
  fail: 'fail',
} as const;

const runway: DedicatedApi = {
  name: 'runway',
  creates: ['/api/v1/runway/generate', '/api/v1/runway/extend'],
  status: '/api/v1/runway/record-detail',
  record: (task) => {
    const failure = failureOf(task);
    const [videoUrl] = filesOf(task);
    return {
      taskId: task.id,
      parentTaskId: task.input['taskId'] ?? '',
      generateParam: task.input,
      state: RUNWAY_STATES[task.state],
      generateTime: clockText(task.createdAtMs),
      videoInfo:
        videoUrl === undefined
          ? null
          : { videoId: `video-${task.id}`, taskId: task.id, videoUrl, imageUrl: '' },
      failCode: failure && Number(failure.code),
      failMsg: failure?.msg ?? '',
      expireFlag: 0,
    };
  },
  callbacks: (task) => {
    const failure = failureOf(task);
    const [video_url = ''] = filesOf(task);
    const data = { task_id: task.id, video_url, image_url: '', video_id: '' };
    return failure === null
      ? [{ code: 200, msg: 'All generated successfully.', data }]
      : [{ code: failure.code === '400' ? 400 : 500, msg: failure.msg, data }];
  },
};

const aleph: DedicatedApi = {
  name: 'aleph',
  creates: ['/api/v1/aleph/generate'],
  status: '/api/v1/aleph/record-info',
  record: (task) => {
    const [resultVideoUrl] = filesOf(task);
    return {
      taskId: task.id,
      paramJson: paramOf(task),
      response:
        resultVideoUrl === undefined
          ? null
          : { taskId: task.id, resultVideoUrl, resultImageUrl: '' },
      completeTime: clockText(task.finishedAtMs),
      createTime: clockText(task.createdAtMs),
      successFlag: successFlag(task),
      ...errorFields(task),
    };
  },
  callbacks: (task) => {
    const failure = failureOf(task);
    if (failure !== null) return [{ code: 400, msg: failure.msg, data: null, taskId: task.id }];
    const [result_video_url] = filesOf(task);
    const data = { result_video_url, result_image_url: '' };
    return [{ code: 200, msg: 'success', data, taskId: task.id }];
  },
};

export const VIDEO_APIS: readonly DedicatedApi[] = [veo, runway, aleph];
