import { isDeepStrictEqual } from 'node:util';
import { checkInput, type ModelId, quote } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { type Answer, BAD_GATEWAY, envelope } from './answer.ts';
import type { Fault, FaultKind } from './faults.ts';
import { checkInputMedia } from './input-media.ts';
import { descriptorOf } from './model-descriptor.ts';
import { isTelegramFile } from './request-log.ts';
import { finishTask, runTask } from './run-task.ts';
import type { Vendor } from './vendor.ts';
import type { VendorTask } from './vendor-task.ts';
import { REFUSALS, type Refusal, refusalOf } from './vendor-texts.ts';

/** A model that is known, and what is asked of it. */
export interface CreateRequest {
  readonly modelId: ModelId;
  readonly input: unknown;
  readonly callBackUrl: string | null;
  readonly api: string;
}

const refuse = ({ code, msg }: Refusal): Answer => envelope(code, msg);

/** Faults that refuse, and how. */
const REFUSED_BY: Partial<Record<FaultKind, Refusal>> = {
  'no-credits': REFUSALS.noCredits,
  'no-credits-500': { ...REFUSALS.noCredits, code: 500 },
  unpublished: REFUSALS.unpublished,
};

/**
 * Checks in the vendor's order (fields, files, credits) and takes the task on. Everything that is
 * wrong is said with HTTP 200.
 */
export async function createTask(vendor: Vendor, request: CreateRequest): Promise<Answer> {
  const { modelId, input, callBackUrl, api } = request;
  const checked = checkInput(modelId as string, input);
  if (!checked.ok) {
    const [first] = checked.problems;
    return refuse(first === undefined ? REFUSALS.serverError : refusalOf(first));
  }
  const given = input as JsonRecord;
  if (isTelegramFile(JSON.stringify(given))) return refuse(REFUSALS.noFile);
  const parameters = descriptorOf(modelId)?.parameters ?? [];
  const media = await checkInputMedia(parameters, checked.value, vendor.files);
  if (media.refusal !== null) return refuse(media.refusal);
  const priced = quote(modelId, checked.value);
  const credits = priced.ok ? priced.creditsMicro / 1e6 : 0;
  if (credits > vendor.settings.credits) return refuse(REFUSALS.noCredits);
  const fault = vendor.faults.takeCreate(modelId);
  const refusal = fault === null ? undefined : REFUSED_BY[fault.kind];
  if (refusal !== undefined) return refuse(refusal);
  const task = runTask(vendor, {
    modelId,
    input: given,
    callBackUrl,
    api,
    credits,
    isDocumentedForm: isDeepStrictEqual(checked.value, given),
    sourceAspect: media.size,
  });
  return answerCreated(vendor, task, fault);
}

async function answerCreated(
  vendor: Vendor,
  task: VendorTask,
  fault: Fault | null,
): Promise<Answer> {
  switch (fault?.kind) {
    case 'answer-lost':
      return 'reset';
    case 'answer-hangs':
      return 'hang';
    case 'answer-502':
      return BAD_GATEWAY;
    case 'answer-without-id':
      return envelope(200, 'success');
    case 'callback-first':
      await vendor.clock.run(() => finishTask(vendor, task));
  }
  const data = task.api === 'market' ? { taskId: task.id, recordId: task.id } : { taskId: task.id };
  return envelope(200, 'success', data);
}
