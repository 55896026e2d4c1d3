import { models } from '../../../generated/models/index.ts';
import type { GenerationState } from '../generation/generation.ts';
import { isFinal } from '../generation/machine.ts';
import { modelOf } from '../generation/model-of.ts';

/** Orders on one page of the history: as many buttons as fit on a phone with the message above. */
export const HISTORY_PAGE_SIZE = 8;

/** What of the history is shown, in the order in which it can be chosen. */
export const historyFilters = [
  'all',
  'favourite',
  ...(['image', 'video', 'audio', 'text'] as const),
  'open',
  'failed',
] as const;

export type HistoryFilter = (typeof historyFilters)[number];

/** Where a user is in the history. */
export interface HistoryPlace {
  readonly filter: HistoryFilter;
  /** From 0. */
  readonly page: number;
}

export const historyStart: HistoryPlace = { filter: 'all', page: 0 };

export function isHistoryFilter(text: string): text is HistoryFilter {
  return (historyFilters as readonly string[]).includes(text);
}

/** Which orders a filter lets through. Null: any. */
export interface HistorySelection {
  readonly states: readonly GenerationState[] | null;
  readonly modelIds: readonly string[] | null;
  readonly onlyFavourites: boolean;
}

const ANY: HistorySelection = { states: null, modelIds: null, onlyFavourites: false };
const OPEN = ['confirmed', 'submitting', 'submitted', 'succeeded', 'delivering'] as const;
const FAILED = ['failed', 'cancelled', 'expired'] as const;

export function selectionOf(filter: HistoryFilter): HistorySelection {
  switch (filter) {
    case 'all':
      return ANY;
    case 'favourite':
      return { ...ANY, onlyFavourites: true };
    case 'open':
      return { ...ANY, states: OPEN };
    case 'failed':
      return { ...ANY, states: FAILED };
    default: {
      const modelIds = Object.keys(models).filter((id) => kindOf(id) === filter);
      return { ...ANY, states: ['delivered'], modelIds };
    }
  }
}

/** Orders of one model in one state. */
export interface HistoryGroup {
  readonly modelId: string;
  readonly state: GenerationState;
  readonly orders: number;
  readonly favourites: number;
}

/** How many orders each filter lets through. */
export type HistoryCounts = Readonly<Record<HistoryFilter, number>>;

export function countHistory(groups: readonly HistoryGroup[]): HistoryCounts {
  const counts = {
    all: 0,
    favourite: 0,
    image: 0,
    video: 0,
    audio: 0,
    text: 0,
    open: 0,
    failed: 0,
  };
  for (const { modelId, state, orders, favourites } of groups) {
    counts.all += orders;
    counts.favourite += favourites;
    if (!isFinal(state)) counts.open += orders;
    else if (state !== 'delivered') counts.failed += orders;
    else {
      const kind = kindOf(modelId);
      if (kind !== null) counts[kind] += orders;
    }
  }
  return counts;
}

/** What a model makes, for the user; null when the catalogue no longer has it. */
function kindOf(modelId: string): 'image' | 'video' | 'audio' | 'text' | null {
  const output = modelOf(modelId)?.output ?? null;
  return output === 'json' ? 'text' : output;
}
