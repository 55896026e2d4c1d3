import type { ForbiddenPatternId } from '../../../generated/log-policy.ts';

/** A forbidden pattern that an instance has written to its log. */
export interface SeenPattern {
  readonly pattern: ForbiddenPatternId;
  readonly instance: string;
  /** How many were seen before it that nobody was told of. */
  readonly heldBack: number;
}
