import { freeTier } from '../../../generated/bot.ts';
import type { FreeUsesByModel } from '../../../src/core/money/free-tier.ts';

/** Of somebody who has had all that is free: every model has its price. */
export const USED_UP: FreeUsesByModel = Object.fromEntries(
  freeTier.models.map((modelId) => [modelId, { lastHour: 1_000, lastDay: 1_000 }]),
);
