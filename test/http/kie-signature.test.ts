import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignedByVendor, taskIdOf } from '../../src/http/kie-signature.ts';

const FRESH_MS = 300_000;

/**
 * Computed with OpenSSL: printf '%s' "$task.$time" | openssl dgst -sha256 -hmac "$key" -binary |
 * base64
 */
const VECTORS = [
  {
    key: 'secret',
    task: 'task_abc',
    timestamp: '1700000000',
    signature: 'NmzwCLn2r8H5fyqx1jHv4wYp87a986y5udELFbiN0qg=',
  },
  {
    key: 'test-webhook-key',
    task: 'ee9c2715375b7837f8bb51d641ff5863',
    timestamp: '1769670760',
    signature: 'ZSz3IIsRnzzqwW4sS0laO7mc3nIpiLgCwWT++NgKmX4=',
  },
] as const;

describe.each(VECTORS)('the signature of $task', ({ key, task, timestamp, signature }) => {
  const signedMs = Number(timestamp) * 1000;
  const check = (changes: Partial<Record<'key' | 'task' | 'timestamp' | 'signature', string>>) => {
    const all = { key, task, timestamp, signature, ...changes };
    return isSignedByVendor(all.key, all.task, all, signedMs, FRESH_MS);
  };

  it('is known', () => expect(check({})).toBe(true));

  it.each([
    { key: `${key}x` },
    { task: `${task}x` },
    { timestamp: String(Number(timestamp) + 1) },
    { timestamp: `${timestamp}.0` },
    { timestamp: '' },
    { signature: signature.slice(0, -1) },
    { signature: signature.toLowerCase() },
    { signature: '' },
  ])('is refused with %o', (changes) => expect(check(changes)).toBe(false));

  it('is refused when a part is missing', () => {
    const at = [signedMs, FRESH_MS] as const;
    expect(isSignedByVendor(key, null, { signature, timestamp }, ...at)).toBe(false);
    expect(isSignedByVendor(key, task, { signature, timestamp: undefined }, ...at)).toBe(false);
    expect(isSignedByVendor(key, task, { signature: undefined, timestamp }, ...at)).toBe(false);
  });

  it.each([
    [-FRESH_MS, true],
    [FRESH_MS, true],
    [-FRESH_MS - 1, false],
    [FRESH_MS + 1, false],
  ])('read %i ms later is accepted: %s', (laterMs, accepted) => {
    const shown = { signature, timestamp };
    expect(isSignedByVendor(key, task, shown, signedMs + laterMs, FRESH_MS)).toBe(accepted);
  });
});

describe('the task of a callback', () => {
  it.each([
    [{ data: { taskId: 'a', task_id: 'b' }, taskId: 'c', task_id: 'd' }, 'a'],
    [{ data: { task_id: 'b' }, taskId: 'c', task_id: 'd' }, 'b'],
    [{ data: null, taskId: 'c', task_id: 'd' }, 'c'],
    [{ task_id: 'd' }, 'd'],
    [{ data: { taskId: '' }, taskId: 7, task_id: 'd' }, 'd'],
    [{ data: 'text' }, null],
    [{}, null],
  ])('of %o is %s', (body, task) => expect(taskIdOf(body)).toBe(task));

  it('is found, or not, in any JSON', () => {
    const body = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(fc.property(body, (any) => [null, 'string'].includes(taskIdOf(any) && 'string')));
  });
});
