import type { Env } from '../../generated/env.ts';
import { isAllowed } from '../../generated/modes.ts';
import type { Log } from '../core/log.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { keepPolling, type PollingOptions } from './polling.ts';
import { setUpWebhook } from './webhook-setup.ts';

export interface ReceivePorts extends Pick<PollingOptions, 'store' | 'onStored'> {
  readonly env: Env;
  readonly api: BotApi;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Sees to it that updates come, by the way that the environment chooses, as long as this instance
 * leads. Never rejects.
 */
export async function receiveUpdates(ports: ReceivePorts, over: AbortSignal): Promise<void> {
  const { env, api, log } = ports;
  if (env.BOT_TRANSPORT === 'polling') {
    await keepPolling({ ...ports, signal: over });
    return;
  }
  const { RENDER_EXTERNAL_URL: publicUrl, WEBHOOK_SECRET: secret } = env;
  if (!isAllowed('ACTIVE', 'manage_webhook')) return;
  // The environment has both: the contract requires them for this transport.
  if (publicUrl === undefined || secret === undefined) return;
  await setUpWebhook({ api, publicUrl, secret, log, signal: over });
}
