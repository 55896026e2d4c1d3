import { setTimeout as pause } from 'node:timers/promises';
import type { Env } from '../../generated/env.ts';
import { rateLimits } from '../../generated/security.ts';
import type { Log } from '../core/log.ts';
import { scrubber, withPasswords } from '../core/redact.ts';
import type { Tracing } from '../core/tracing.ts';
import type { DatabasePool } from '../db/pool.ts';
import { RequestWindow } from '../kie/request-window.ts';
import type { Meter } from '../ops/meter.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { BotName } from '../telegram/bot-name.ts';
import { progressCalls } from '../telegram/progress-calls.ts';
import { fetchUserFile } from '../telegram/user-file.ts';
import { ChatMutex } from '../turn/chat-mutex.ts';
import { flushOutbox, type OutboxPorts } from '../turn/flush-outbox.ts';
import type { SubmitPorts } from '../turn/generation-ports.ts';
import { ModelUseCache } from '../turn/model-use-cache.ts';
import { operatorAlarms } from '../turn/operator-alarms.ts';
import { startLinks } from '../turn/start-links.ts';
import type { WatchedVendor } from '../turn/watched-vendor.ts';
import { broadcastTask } from './broadcast.ts';
import { cleanup } from './cleanup.ts';
import { deliverResultTask } from './deliver-result.ts';
import { expireHoldsTask } from './expire-holds.ts';
import { handleUpdate } from './handle-update.ts';
import { oneLaneAtATime } from './lane-turns.ts';
import { meteredTasks } from './metered-tasks.ts';
import { pollGenerationTask } from './poll-generation.ts';
import { reconcile } from './reconcile.ts';
import { reconcileStars } from './reconcile-stars.ts';
import { rewardInviterTask } from './reward-inviter.ts';
import { sendOriginalsTask } from './send-originals.ts';
import { submitGenerationTask } from './submit-generation.ts';
import { takeBackRefundTask } from './take-back-refund.ts';
import type { Task, Tasks } from './task.ts';

/** What the vendor allows for one key, by its documentation of task status. */
const VENDOR_READS = { count: 10, perMs: 1_000 };

export interface TaskPorts {
  readonly env: Env;
  readonly db: DatabasePool;
  readonly api: BotApi;
  readonly vendor: WatchedVendor;
  readonly log: Log;
  readonly meter: Meter;
  readonly now: () => number;
  readonly tracing: Tracing;
  /** Values that nobody may read, wherever they come from. */
  readonly secrets: readonly string[];
}

/** All the work of a leader, by kind. What one task keeps in memory, all of them share. */
export function allTasks(ports: TaskPorts): Tasks {
  const { env, db, api, vendor, log, meter, now, tracing, secrets } = ports;
  if (env.KIE_API_KEY === undefined) {
    log.warn({}, 'KIE_API_KEY is not set: every order will fail, and its money go back');
  }
  const botName = new BotName(api, log);
  const outbox: OutboxPorts = { db, api, log, mutex: new ChatMutex(), pause };
  const generation: SubmitPorts = {
    db,
    log,
    meter,
    now,
    renderProgress: progressCalls,
    alarms: operatorAlarms(log, env.ADMIN_IDS),
    vendor,
    creates: new RequestWindow(rateLimits.vendorSubmissions),
    reads: new RequestWindow(VENDOR_READS),
    fetchUserFile: (file) => fetchUserFile(api, file),
    flush: (chatId) => flushOutbox(outbox, chatId),
    publicUrl: env.RENDER_EXTERNAL_URL ?? null,
  };
  meter.onExposition(() => {
    for (const window of ['creates', 'reads'] as const) {
      const used = generation[window].usedRatio(now());
      meter.set('vendor_rate_limit_used_ratio', { window }, used);
    }
  });
  const sending = { ...generation, api, uploads: new ChatMutex(), pause };
  const tasks: Tasks = {
    'handle-update': askedFirst(
      botName,
      oneLaneAtATime(
        handleUpdate({
          ...generation,
          outbox,
          tracing,
          scrub: scrubber(withPasswords(secrets)),
          adminIds: env.ADMIN_IDS,
          links: startLinks(env.TELEGRAM_BOT_TOKEN ?? '', botName.read),
          canPayRub: env.TELEGRAM_PROVIDER_TOKEN !== undefined,
          modelUse: new ModelUseCache(),
        }),
      ),
    ),
    'submit-generation': submitGenerationTask(generation),
    'poll-generation': pollGenerationTask(generation),
    'deliver-result': deliverResultTask(sending),
    'send-originals': sendOriginalsTask(sending),
    'take-back-refund': takeBackRefundTask(generation),
    'reward-inviter': rewardInviterTask(generation),
    broadcast: broadcastTask({ db, api, log, broadcasts: new ChatMutex(), pause }),
    'expire-holds': expireHoldsTask(generation),
    cleanup: async (_payload, { isStopping }) => {
      await cleanup({ db, log, isStopping });
    },
    reconcile: async (_payload, { term }) => {
      await reconcile({ db, log });
      await reconcileStars({ db, bot: api, log, now, epoch: term.epoch });
      await vendor.readCredits();
    },
  };
  return meteredTasks(tasks, meter);
}

/** The name is asked for with the first update, so that it is there when somebody wants a link. */
function askedFirst(name: BotName, task: Task<'handle-update'>): Task<'handle-update'> {
  return (payload, context) => {
    name.read();
    return task(payload, context);
  };
}
