/** What each task of the queue is told. Numbers survive JSON: ids are below 2^53. */
export interface TaskPayload {
  'handle-update': { readonly lane: string };
  'submit-generation': { readonly generationId: number };
  'poll-generation': { readonly generationId: number };
  'deliver-result': { readonly generationId: number };
  'send-originals': { readonly generationId: number };
  'take-back-refund': {
    readonly chargeId: string;
    readonly refundId: string;
    readonly said: string;
  };
  'reward-inviter': { readonly invitedId: number };
  broadcast: { readonly broadcastId: string };
  'expire-holds': Readonly<Record<string, unknown>>;
  cleanup: Readonly<Record<string, unknown>>;
  reconcile: Readonly<Record<string, unknown>>;
}
