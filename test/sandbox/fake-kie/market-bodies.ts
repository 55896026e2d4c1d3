import { models } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { sunoTracks } from './suno-tracks.ts';
import { costTimeOf, creditsConsumed, failureOf, faultOf, type VendorTask } from './vendor-task.ts';

/** `data` of recordInfo, in the key set of live traffic. */
export function marketRecord(task: VendorTask): JsonRecord {
  const failure = failureOf(task);
  const isParsed = faultOf(task, 'parsed-result') !== null;
  const result = resultOf(task);
  return {
    taskId: task.id,
    model: task.modelId,
    state: task.state,
    param: isParsed ? paramOf(task) : JSON.stringify({ ...paramOf(task), input: inputText(task) }),
    resultJson: result === null ? '' : isParsed ? result : JSON.stringify(result),
    failCode: failure?.code ?? null,
    failMsg: failure?.msg ?? null,
    costTime: costTimeOf(task),
    completeTime: task.finishedAtMs,
    createTime: task.createdAtMs,
    ...(task.finishedAtMs === null ? {} : { creditsConsumed: creditsConsumed(task) }),
  };
}

/** The whole body of a callback. */
export function marketCallback(task: VendorTask): JsonRecord {
  const failure = failureOf(task);
  const data = { ...marketRecord(task), updateTime: task.finishedAtMs };
  return failure === null
    ? { code: 200, data, msg: 'Playground task completed successfully.' }
    : { code: 501, data: { ...data, resultJson: null }, msg: 'Playground task failed.' };
}

function paramOf(task: VendorTask): JsonRecord {
  const callback = task.callBackUrl === null ? {} : { callBackUrl: task.callBackUrl };
  return { input: task.input, ...callback, model: task.modelId };
}

/** JSON in JSON: so it is on live traffic. */
function inputText(task: VendorTask): string {
  return JSON.stringify(task.input);
}

function resultOf(task: VendorTask): JsonRecord | null {
  if (task.outcome?.ok !== true) return null;
  const { urls, lastFrameUrls, object } = task.outcome.result;
  if (object !== null) return { resultObject: object };
  if (lastFrameUrls.length > 0) {
    return { resultUrls: urls, firstFrameUrl: [], lastFrameUrl: lastFrameUrls };
  }
  const { family, task: kind } = models[task.modelId];
  const isSong = family === 'suno' && ['music', 'sound-effects'].includes(kind);
  if (!isSong || urls.length === 0) return { resultUrls: urls };
  return { code: 200, msg: 'success', data: sunoTracks(task), task_id: task.id };
}
