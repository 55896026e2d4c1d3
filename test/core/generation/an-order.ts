import type { Generation, GenerationState } from '../../../src/core/generation/generation.ts';

const CONFIRMED_AT_MS = 1_000_000;

/** An order of a picture, confirmed at second 1000, to be over 20 minutes later. */
export function anOrder(state: GenerationState, changes: Partial<Generation> = {}): Generation {
  const wasSent = !['confirmed', 'submitting', 'cancelled'].includes(state);
  return {
    id: 7,
    draftId: 'draft-07',
    userId: 1,
    chatId: 1,
    modelId: 'z-image',
    language: 'en',
    input: { prompt: 'a cat' },
    media: {},
    priceKopecks: 100n,
    creditsMicro: 800_000,
    holdId: '3',
    state,
    callbackToken: 'token-0123456789abcdef',
    vendorTaskId: wasSent ? 'task-1' : null,
    results: null,
    failure: null,
    progressMessageId: 55,
    createdAtMs: CONFIRMED_AT_MS,
    submittedAtMs: wasSent ? CONFIRMED_AT_MS + 5_000 : null,
    finishedAtMs: null,
    expiresAtMs: CONFIRMED_AT_MS + 20 * 60_000,
    isFavourite: false,
    ...changes,
  };
}
