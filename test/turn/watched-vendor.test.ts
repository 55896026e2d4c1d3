import { expect, it } from 'vitest';
import type { VendorErrorKind } from '../../src/core/vendor-facts.ts';
import type { CreateAnswer, KieClient } from '../../src/kie/client.ts';
import type { TaskStatus } from '../../src/kie/task-status.ts';
import type { UploadAnswer } from '../../src/kie/upload.ts';
import { createMeter } from '../../src/ops/meter.ts';
import { watchVendor } from '../../src/turn/watched-vendor.ts';

const failure = (kind: 'parameters' | 'moderation' | 'unavailable' | 'vendor' | 'timeout') => ({
  failure: { kind, said: 'said' },
  alarm: null,
});
const alarm = (kind: 'out-of-credits' | 'bad-key' | 'model-unknown') => ({
  ...failure('unavailable'),
  alarm: kind,
});

function watched(answer: CreateAnswer | TaskStatus | UploadAnswer, credits: number | null = null) {
  const meter = createMeter();
  let nowMs = 1_000;
  const answered = async () => answer as never;
  const client: KieClient = { createTask: answered, readTask: answered, upload: answered };
  const account = { readCredits: async () => credits };
  const vendor = watchVendor({ client, account, meter, now: () => nowMs++ });
  return { vendor, meter };
}

type Row = readonly [CreateAnswer | TaskStatus | UploadAnswer, VendorErrorKind | null];

it.each<Row>([
  [{ kind: 'accepted', taskId: 'a' }, null],
  [{ kind: 'pending' }, null],
  [{ kind: 'not-visible' }, null],
  [{ kind: 'stored', url: 'https://example.com/a' }, null],
  [{ kind: 'refused', ...failure('parameters') }, 'parameters'],
  [{ kind: 'refused', ...alarm('out-of-credits') }, 'out-of-credits'],
  [{ kind: 'unreadable', ...alarm('bad-key') }, 'bad-key'],
  [{ kind: 'unreadable', ...failure('vendor') }, 'unavailable'],
  [{ kind: 'failed', ...failure('moderation') }, 'moderation'],
  [{ kind: 'failed', ...failure('timeout') }, 'vendor'],
  [{ kind: 'failed', said: 'no answer' }, 'unavailable'],
  [{ kind: 'throttled', isMaintenance: false }, 'throttled'],
  [{ kind: 'throttled', isMaintenance: true }, 'unavailable'],
  [{ kind: 'ambiguous', said: 'no answer' }, 'ambiguous'],
])('an answer is told from an error: %j', async (answer, kind) => {
  const { vendor, meter } = watched(answer);
  await vendor.createTask({ path: '/', body: {} } as never);
  const { succeededAtMs, lastError } = vendor.facts();
  expect(lastError?.kind ?? null).toBe(kind);
  expect(succeededAtMs === null).toBe(kind !== null);
  const text = await meter.exposition();
  expect(text).toContain(`vendor_requests_total{operation="create",outcome="${answer.kind}"} 1\n`);
  expect(text.includes('vendor_errors_total{')).toBe(kind !== null);
});

it('credits are known when the vendor tells them, and stay when it does not', async () => {
  const told = watched({ kind: 'pending' }, 12.5);
  expect(told.vendor.facts().credits).toBeNull();
  await told.vendor.readCredits();
  expect(told.vendor.facts().credits).toBe(12.5);
  expect(await told.meter.exposition()).toContain('vendor_credits 12.5\n');
  const silent = watched({ kind: 'pending' });
  await silent.vendor.readCredits();
  expect(await silent.meter.exposition()).not.toMatch(/^vendor_credits /m);
});
