import type { Env } from '../../generated/env.ts';
import { createKieClient } from '../kie/client.ts';
import { tracedClient } from '../kie/traced-client.ts';
import type { Meter } from '../ops/meter.ts';
import type { ProcessTracing } from '../ops/tracing.ts';
import { type BotApi, createBotApi } from '../telegram/bot-api.ts';
import { tracedBotApi } from '../telegram/traced-bot-api.ts';
import { meteredBotApi } from './metered-bot-api.ts';
import { type WatchedVendor, watchVendor } from './watched-vendor.ts';

/** Whom the service calls. */
export interface Peers {
  readonly api: BotApi;
  readonly vendor: WatchedVendor;
}

/** Telegram and the vendor as the environment names them, each call traced and counted. */
export function openPeers(
  env: Env,
  { meter, tracing }: { readonly meter: Meter; readonly tracing: ProcessTracing },
  now: () => number,
): Peers {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_BASE: root } = env;
  const { TELEGRAM_PROVIDER_TOKEN: providerToken } = env;
  const botApi = createBotApi({ token, root, providerToken });
  const { KIE_API_BASE: apiBase, KIE_UPLOAD_BASE: uploadBase, KIE_API_KEY: apiKey } = env;
  const account = createKieClient({ apiBase, uploadBase, apiKey });
  const client = tracedClient(account, tracing);
  return {
    api: meteredBotApi(tracedBotApi(botApi, tracing), meter),
    vendor: watchVendor({ client, account, meter, now }),
  };
}
