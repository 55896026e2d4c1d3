import type { Data } from './contract-data.ts';

/** What other files may depend on: who a model is, whether it answers, and who took its place. */
export interface ModelCard {
  readonly id: string;
  readonly family: unknown;
  readonly task: unknown;
  readonly status: unknown;
  readonly replacedBy: unknown;
  readonly isSold: boolean;
}

/** The card of a model file of the right shape. */
export function cardOf(data: Data): ModelCard {
  const { id, family, task, status, replaced_by: replacedBy, sold, price } = data;
  return {
    id: String(id),
    family,
    task,
    status,
    replacedBy,
    isSold: price !== undefined && sold !== false,
  };
}
