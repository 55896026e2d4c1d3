import { expect, it, vi } from 'vitest';
import { type Capability, capabilitiesByMode } from '../../generated/modes.ts';
import { webhook } from '../../src/http/webhook.ts';
import { silentLog } from '../sandbox/silent-log.ts';

it('an instance whose mode takes no updates stores none, and asks for them again', async () => {
  const stored: number[] = [];
  const answer = webhook({
    mode: () => 'PASSIVE',
    store: async (updateId) => stored.push(updateId) > 0,
    onStored: () => undefined,
    log: silentLog,
  });
  const body = { update_id: 7 };
  const request = { body, rawBody: Buffer.from(JSON.stringify(body)) } as Parameters<
    typeof answer
  >[0];
  const allowed = vi.spyOn(capabilitiesByMode.PASSIVE as readonly Capability[], 'includes');
  allowed.mockImplementation((capability) => capability !== 'receive_updates');
  expect((await answer(request)).status).toBe(503);
  expect(stored).toEqual([]);
  allowed.mockRestore();
  expect((await answer(request)).status).toBe(200);
  expect(stored).toEqual([7]);
});
