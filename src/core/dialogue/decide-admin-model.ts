import { models } from '../../../generated/models/index.ts';
import type { AuditValues } from '../admin/audit-entry.ts';
import { breakerValues, closedBreaker, type Outage } from '../catalogue/breaker.ts';
import {
  changeOf,
  outageOf,
  type ShelfChange,
  typedFreeLimits,
  typedPercent,
  unchanged,
} from '../catalogue/shelf.ts';
import { modelOf } from '../generation/model-of.ts';
import { contractFreeLimits } from '../money/free-tier.ts';
import { findModels } from '../search/find-models.ts';
import { askAdmin, audited, showAdmin } from './admin-answer.ts';
import { type Answer, say } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';

/** As many as people look at. */
const FOUND_MAX = 8;

/** Models that were changed or rest, and the question for another one. */
export function modelsScreen({ shelf }: Facts): Answer {
  const changed = Object.keys(shelf).filter(
    (modelId) => modelOf(modelId) !== null && (isChanged(modelId) || outageOf(modelId) !== null),
  );
  return askAdmin({ show: 'models', modelIds: changed, isSearch: false }, { asks: 'model' });
}

/** A model by its id, or what is found for words. */
export function findModel(facts: Facts, text: string): Answer {
  const id = text.trim();
  const found = Object.hasOwn(models, id)
    ? [id]
    : findModels(text).map(({ offer }) => offer.model.id as string);
  if (found.length === 0) return say(notice('error-model-unavailable'));
  const [only] = found;
  if (only !== undefined && found.length === 1) return modelScreen(facts, only);
  const modelIds = found.slice(0, FOUND_MAX);
  return askAdmin({ show: 'models', modelIds, isSearch: true }, { asks: 'model' });
}

/** What the contract and the shelf say of a model. */
export function modelScreen(
  _facts: Facts,
  modelId: string,
  change: ShelfChange = changeOf(modelId),
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
  outage: Outage | null = outageOf(modelId),
): Answer {
  if (!isOnSale(modelId)) return { replies: [alert('error-model-unavailable')] };
  return showAdmin({ show: 'model', modelId, change, outage }, more);
}

/** A model that rests is sold again. */
export function restoreModel(facts: Facts, modelId: string): Answer {
  const outage = outageOf(modelId);
  if (outage === null || !isOnSale(modelId)) return modelScreen(facts, modelId);
  const [before, after] = [breakerValues(outage), breakerValues(closedBreaker)];
  const deeds = audited(
    { action: 'model-breaker', subject: modelId, before, after },
    { kind: 'restore-model', modelId, before: outage },
  );
  return modelScreen(
    facts,
    modelId,
    changeOf(modelId),
    { first: toast('admin-done'), deeds },
    null,
  );
}

export function askPercent(modelId: string): Answer {
  if (!isOnSale(modelId)) return { replies: [alert('error-model-unavailable')] };
  return askAdmin({ show: 'ask-percent', modelId }, { asks: 'percent', modelId });
}

export function percentTyped(facts: Facts, modelId: string, text: string): Answer {
  const pricePercent = typedPercent(text);
  if (pricePercent === null) return say(notice('admin-percent-unclear'));
  return changeModel(facts, modelId, { ...changeOf(modelId), pricePercent });
}

export function changeModel(facts: Facts, modelId: string, after: ShelfChange): Answer {
  const before = changeOf(modelId);
  if (isSame(before, after) || !isOnSale(modelId)) return modelScreen(facts, modelId);
  const deeds = audited(
    {
      action: 'model',
      subject: modelId,
      before: told(modelId, before),
      after: told(modelId, after),
    },
    { kind: 'change-model', modelId, before, after },
  );
  return modelScreen(facts, modelId, after, { first: toast('admin-done'), deeds });
}

function isChanged(modelId: string): boolean {
  return !isSame(changeOf(modelId), unchanged);
}

export function askFree(modelId: string): Answer {
  if (!isOnSale(modelId)) return { replies: [alert('error-model-unavailable')] };
  const change = changeOf(modelId);
  return askAdmin({ show: 'ask-free', modelId, change }, { asks: 'free', modelId });
}

export function freeTyped(facts: Facts, modelId: string, text: string): Answer {
  const free = typedFreeLimits(text);
  if (free === null) return say(notice('admin-free-unclear'));
  return changeModel(facts, modelId, { ...changeOf(modelId), free });
}

function isSame(one: ShelfChange, other: ShelfChange): boolean {
  return (
    one.isOffered === other.isOffered &&
    one.pricePercent === other.pricePercent &&
    one.free?.perHour === other.free?.perHour &&
    one.free?.perDay === other.free?.perDay
  );
}

/** For the log: the numbers that hold, also where they are those of the contract. */
function told(modelId: string, { isOffered, pricePercent, free }: ShelfChange): AuditValues {
  const { perHour, perDay } = free ?? contractFreeLimits(modelId);
  return { isOffered, pricePercent, freePerHour: perHour, freePerDay: perDay };
}

/** By the contract: what it does not sell cannot be offered. */
function isOnSale(modelId: string): boolean {
  return modelOf(modelId)?.sold === true;
}
