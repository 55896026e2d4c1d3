import type { Kopecks } from './kopecks.ts';

/** What a user has. */
export interface Wallet {
  readonly availableKopecks: Kopecks;
  /** Reserved for orders that are not over. */
  readonly heldKopecks: Kopecks;
}
