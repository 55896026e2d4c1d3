import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { DedicatedApi } from './dedicated-apis.ts';
import { failureOf, type VendorTask } from './vendor-task.ts';

/** `data` of status answers and callbacks alike. */
function dataOf(task: VendorTask, name: string, done: string, failed: string): JsonRecord {
  const failure = failureOf(task);
  const made = task.outcome?.ok === true ? task.outcome.result.object?.[name] : null;
  return {
    taskId: task.id,
    [name]: made ?? '',
    status: failure !== null ? failed : made === null ? 'wait_processing' : done,
    errorCode: failure === null ? 0 : Number(failure.code),
    errorMessage: failure?.msg ?? '',
  };
}

function callbackOf(task: VendorTask, data: JsonRecord): readonly JsonRecord[] {
  const failure = failureOf(task);
  return failure === null
    ? [{ code: 200, msg: 'success', data }]
    : [{ code: 400, msg: failure.msg, data }];
}

const phrase: DedicatedApi = {
  name: 'suno-voice-phrase',
  creates: ['/api/v1/voice/validate', '/api/v1/voice/regenerate'],
  status: '/api/v1/voice/validate-info',
  record: (task) => dataOf(task, 'validateInfo', 'wait_validating', 'processing_validate_fail'),
  callbacks: (task) => callbackOf(task, phrase.record(task)),
};

const voice: DedicatedApi = {
  name: 'suno-voice',
  creates: ['/api/v1/voice/generate'],
  status: '/api/v1/voice/record-info',
  record: (task) => dataOf(task, 'voiceId', 'success', 'fail'),
  callbacks: (task) => callbackOf(task, voice.record(task)),
};

export const VOICE_APIS: readonly DedicatedApi[] = [phrase, voice];
