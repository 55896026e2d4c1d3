import { randomBytes } from 'node:crypto';
import { models } from '../../../generated/models/index.ts';
import { sendCallbacks } from './callbacks.ts';
import { makeResults } from './make-results.ts';
import { requestedAspect } from './requested-aspect.ts';
import type { Vendor } from './vendor.ts';
import { faultOf, type Outcome, type VendorTask } from './vendor-task.ts';
import { FAILURES, type FailureName } from './vendor-texts.ts';

type NewTask = Pick<
  VendorTask,
  'modelId' | 'input' | 'callBackUrl' | 'api' | 'credits' | 'isDocumentedForm' | 'sourceAspect'
>;

/** The only ones that were ever seen on the way between waiting and the end. */
const SHOWS_GENERATING = /^(gpt-image-2-text-to-image|kling-3\.0|seedream\/5-lite)/;

/** Takes a task on: it costs now, and ends when its time has come. */
export function runTask(vendor: Vendor, wanted: NewTask): VendorTask {
  const task: VendorTask = {
    ...wanted,
    id: randomBytes(16).toString('hex'),
    createdAtMs: Date.now(),
    faults: vendor.faults.takeForTask(wanted.modelId),
    aspect: { width: 1, height: 1 },
    state: 'waiting',
    outcome: null,
    finishedAtMs: null,
  };
  task.aspect = aspectOfTask(vendor, task);
  vendor.tasks.set(task.id, task);
  vendor.settings.credits -= task.credits;
  if (faultOf(task, 'never') !== null) return task;
  const duration = vendor.settings.durationMs[models[task.modelId].output];
  if (SHOWS_GENERATING.test(task.modelId)) {
    vendor.clock.after(duration / 2, () => {
      if (task.state === 'waiting') task.state = 'generating';
    });
  }
  const slowMs = faultOf(task, 'slow')?.ms ?? 0;
  const finish = (): Promise<void> => finishTask(vendor, task);
  vendor.clock.after(duration, () =>
    slowMs === 0 ? finish() : vendor.clock.exactlyAfter(slowMs, finish),
  );
  return task;
}

/** Ends a task as it must end, or with this failure, and calls back. An ended one stays so. */
export async function finishTask(
  vendor: Vendor,
  task: VendorTask,
  failure?: FailureName,
): Promise<void> {
  if (task.outcome !== null) return;
  const fault = faultOf(task, 'fail') ?? faultOf(task, 'envelope-failure');
  const failed = failure ?? (fault === null ? undefined : (fault.failure ?? 'internal'));
  task.outcome = failed === undefined ? succeed(vendor, task) : { ok: false, ...FAILURES[failed] };
  task.state = task.outcome.ok ? 'success' : 'fail';
  task.finishedAtMs = Date.now();
  if (!task.outcome.ok) vendor.settings.credits += task.credits;
  await sendCallbacks(vendor, task);
}

function succeed(vendor: Vendor, task: VendorTask): Outcome {
  if (faultOf(task, 'empty-success') !== null) {
    return { ok: true, result: { urls: [], lastFrameUrls: [], object: null } };
  }
  const result = makeResults(task, vendor.files, vendor.filesBase);
  if (faultOf(task, 'result-404') === null) return { ok: true, result };
  const urls = result.urls.map((url) => url.replace('/r/', '/r/expired-'));
  return { ok: true, result: { ...result, urls } };
}

/** As asked for, else as the input is, else as the earlier task was, else as is usual. */
function aspectOfTask(vendor: Vendor, task: VendorTask): VendorTask['aspect'] {
  const earlierId = task.input['task_id'] ?? task.input['taskId'];
  const earlier = typeof earlierId === 'string' ? vendor.tasks.get(earlierId) : undefined;
  const isVideo = models[task.modelId].output === 'video';
  return (
    requestedAspect(task.modelId, task.input) ??
    task.sourceAspect ??
    earlier?.aspect ??
    (isVideo ? { width: 16, height: 9 } : { width: 1, height: 1 })
  );
}
