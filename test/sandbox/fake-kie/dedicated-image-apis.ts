import type { DedicatedApi } from './dedicated-apis.ts';
import { errorFields, isoText, successFlag } from './success-flag.ts';
import { failureOf, filesOf } from './vendor-task.ts';

const STATES_OF_4O = {
  waiting: 'GENERATING',
  generating: 'GENERATING',
  success: 'SUCCESS',
  fail: 'GENERATE_FAILED',
} as const;

const image4o: DedicatedApi = {
  name: 'gpt4o-image',
  creates: ['/api/v1/gpt4o-image/generate'],
  status: '/api/v1/gpt4o-image/record-info',
  record: (task) => ({
    taskId: task.id,
    paramJson: JSON.stringify(task.input),
    completeTime: task.finishedAtMs,
    response: task.state === 'success' ? { resultUrls: filesOf(task) } : null,
    successFlag: task.state === 'fail' ? 2 : successFlag(task),
    status: STATES_OF_4O[task.state],
    ...errorFields(task),
    createTime: task.createdAtMs,
    progress: task.finishedAtMs === null ? '0.30' : '1.00',
  }),
  callbacks: (task) => {
    const failure = failureOf(task);
    if (failure === null) {
      const info = { result_urls: filesOf(task) };
      return [{ code: 200, msg: 'success', data: { taskId: task.id, info } }];
    }
    const code = failure.code === '400' ? 400 : 500;
    return [{ code, msg: failure.msg, data: { taskId: task.id, info: null } }];
  },
};

const fluxKontext: DedicatedApi = {
  name: 'flux-kontext',
  creates: ['/api/v1/flux/kontext/generate'],
  status: '/api/v1/flux/kontext/record-info',
  record: (task) => {
    const [resultImageUrl = ''] = filesOf(task);
    return {
      taskId: task.id,
      paramJson: JSON.stringify(task.input),
      completeTime: isoText(task.finishedAtMs),
      response: { originImageUrl: '', resultImageUrl },
      successFlag: successFlag(task),
      ...errorFields(task),
      createTime: isoText(task.createdAtMs),
    };
  },
  callbacks: (task) => {
    const failure = failureOf(task);
    const [resultImageUrl = ''] = filesOf(task);
    const data = { taskId: task.id, info: { originImageUrl: '', resultImageUrl } };
    return failure === null
      ? [{ code: 200, msg: 'BFL image generated successfully.', data }]
      : [{ code: failure.code === '400' ? 400 : 501, msg: failure.msg, data }];
  },
};

export const IMAGE_APIS: readonly DedicatedApi[] = [image4o, fluxKontext];
