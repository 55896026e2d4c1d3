import { expect, it } from 'vitest';
import { webhook } from '../../src/http/webhook.ts';
import { silentLog } from '../sandbox/silent-log.ts';

it('an instance whose mode takes no updates stores none, and asks for them again', async () => {
  const stored: number[] = [];
  const answer = webhook({
    mayReceive: () => false,
    store: async (updateId) => stored.push(updateId) > 0,
    onStored: () => undefined,
    log: silentLog,
  });
  const body = { update_id: 7 };
  const request = { body, rawBody: Buffer.from(JSON.stringify(body)) };
  const { status } = await answer(request as Parameters<typeof answer>[0]);
  expect([status, stored]).toEqual([503, []]);
});
