import type { VendorErrorKind, VendorFacts } from '../core/vendor-facts.ts';
import type { CreateAnswer, KieClient, VendorAccount } from '../kie/client.ts';
import type { TaskStatus } from '../kie/task-status.ts';
import type { UploadAnswer } from '../kie/upload.ts';
import type { VendorFailure } from '../kie/vendor-failure.ts';
import type { Meter } from '../ops/meter.ts';

/** A client that keeps account of what the vendor answers. */
export interface WatchedVendor extends KieClient, VendorAccount {
  facts(): VendorFacts;
}

type Answer = CreateAnswer | TaskStatus | UploadAnswer;
type Operation = 'create' | 'read' | 'upload';

export interface WatchedVendorPorts {
  readonly client: KieClient;
  readonly account: VendorAccount;
  readonly meter: Meter;
  readonly now: () => number;
}

/** The same client; what it answers is counted, and the last of it known. */
export function watchVendor({ client, account, meter, now }: WatchedVendorPorts): WatchedVendor {
  let facts: VendorFacts = { succeededAtMs: null, lastError: null, credits: null };
  const watch = async <A extends Answer>(operation: Operation, ask: () => Promise<A>) => {
    const startedAtMs = performance.now();
    const answer = await ask();
    const seconds = (performance.now() - startedAtMs) / 1_000;
    meter.observe('vendor_request_seconds', { operation }, seconds);
    meter.count('vendor_requests_total', { operation, outcome: answer.kind });
    const kind = errorOf(answer);
    if (kind === null) facts = { ...facts, succeededAtMs: now() };
    else {
      facts = { ...facts, lastError: { kind, atMs: now() } };
      meter.count('vendor_errors_total', { operation, kind });
    }
    return answer;
  };
  return {
    createTask: (request) => watch('create', () => client.createTask(request)),
    readTask: (endpoint, taskId) => watch('read', () => client.readTask(endpoint, taskId)),
    upload: (file) => watch('upload', () => client.upload(file)),
    readCredits: async () => {
      const credits = await account.readCredits();
      if (credits === null) return null;
      facts = { ...facts, credits };
      meter.set('vendor_credits', {}, credits);
      return credits;
    },
    facts: () => facts,
  };
}

/** Null for an answer that is one, also when it says that there is nothing yet. */
function errorOf(answer: Answer): VendorErrorKind | null {
  switch (answer.kind) {
    case 'refused':
      return kindOf(answer);
    // It tells of a task, and is an answer; that the account is empty is told so too.
    case 'failed':
      return 'failure' in answer ? kindOf(answer) : 'unavailable';
    case 'unreadable':
      return answer.alarm ?? 'unavailable';
    case 'throttled':
      return answer.isMaintenance ? 'unavailable' : 'throttled';
    case 'ambiguous':
      return 'ambiguous';
    default:
      return null;
  }
}

function kindOf({ failure, alarm }: VendorFailure): VendorErrorKind {
  if (alarm !== null) return alarm;
  // The other kinds of a failure are not the vendor's.
  return failure.kind === 'timeout' || failure.kind === 'delivery' ? 'vendor' : failure.kind;
}
