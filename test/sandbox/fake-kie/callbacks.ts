import { createHmac, randomBytes } from 'node:crypto';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { dedicatedApi } from './dedicated-apis.ts';
import { marketCallback } from './market-bodies.ts';
import type { Vendor } from './vendor.ts';
import { faultOf, type VendorTask } from './vendor-task.ts';
import { FAILURES } from './vendor-texts.ts';

const ATTEMPTS = 4;

/** Tells the receiver that a task has ended; ends when it has heard it, or is given up. */
export async function sendCallbacks(vendor: Vendor, task: VendorTask): Promise<void> {
  if (task.callBackUrl === null || faultOf(task, 'callback-lost') !== null) return;
  const send = async (): Promise<void> => {
    for (const body of bodiesOf(task)) {
      const copies = faultOf(task, 'callback-copies')?.copies ?? 1;
      const sent = spoilId(task, body);
      await Promise.all(Array.from({ length: copies }, () => deliver(vendor, task, sent)));
    }
    if (faultOf(task, 'callback-fail-after') === null) return;
    const failed: VendorTask = {
      ...task,
      state: 'fail',
      outcome: { ok: false, ...FAILURES.internal },
    };
    for (const body of bodiesOf(failed)) await deliver(vendor, task, body);
  };
  const lateMs = faultOf(task, 'callback-late')?.ms ?? 0;
  if (lateMs === 0) await send();
  else vendor.clock.exactlyAfter(lateMs, send);
}

function bodiesOf(task: VendorTask): readonly JsonRecord[] {
  return dedicatedApi(task.api)?.callbacks(task) ?? [marketCallback(task)];
}

/** The body with the id that the task's faults want in it. */
function spoilId(task: VendorTask, body: JsonRecord): JsonRecord {
  const other =
    faultOf(task, 'callback-wrong-id') !== null ? randomBytes(16).toString('hex') : undefined;
  if (other === undefined && faultOf(task, 'callback-without-id') === null) return body;
  const text = JSON.stringify(body, (key, value) =>
    ['taskId', 'task_id'].includes(key) && value === task.id ? other : value,
  );
  return JSON.parse(text) as JsonRecord;
}

/** Sends one body, up to three times more when the receiver does not answer 200 in time. */
async function deliver(vendor: Vendor, task: VendorTask, body: JsonRecord): Promise<void> {
  const url = task.callBackUrl as string;
  const text = JSON.stringify(body);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const status = await post(vendor, task, url, text);
    vendor.callbacks.push({ atMs: Date.now(), taskId: task.id, url, body: text, attempt, status });
    if (status === 200 || attempt === ATTEMPTS) return;
    await new Promise<void>((resolve) => {
      vendor.clock.after(vendor.settings.callbackRetryMs, resolve);
    });
  }
}

async function post(
  vendor: Vendor,
  task: VendorTask,
  url: string,
  body: string,
): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureOf(vendor, task, body) },
      body,
      signal: AbortSignal.timeout(vendor.settings.callbackTimeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

/** The vendor signs the id in the body and the time, not the body. */
function signatureOf(vendor: Vendor, task: VendorTask, body: string): Record<string, string> {
  if (vendor.hmacKey === null || faultOf(task, 'callback-unsigned') !== null) return {};
  const key =
    faultOf(task, 'callback-bad-signature') === null ? vendor.hmacKey : `${vendor.hmacKey}-other`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = `${idIn(JSON.parse(body) as JsonRecord)}.${timestamp}`;
  return {
    'x-webhook-timestamp': timestamp,
    'x-webhook-signature': createHmac('sha256', key).update(signed).digest('base64'),
  };
}

function idIn(body: JsonRecord): string {
  const data = (body['data'] ?? {}) as JsonRecord;
  return String(data['taskId'] ?? data['task_id'] ?? body['taskId'] ?? body['task_id'] ?? '');
}
