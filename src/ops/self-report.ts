import type { ForbiddenPatternId } from '../../generated/log-policy.ts';
import type { InstanceReport, PatternHits } from '../core/ops/instance-report.ts';
import { AckHistory } from './ack-history.ts';

/** What this process counts of itself, for the page of the operator. */
export class SelfReport {
  readonly #acks = new AckHistory();
  readonly #patterns = new Map<ForbiddenPatternId, PatternHits>();

  /** A line of the log holds what no line should. */
  countPattern(id: ForbiddenPatternId, nowMs: number): void {
    const count = (this.#patterns.get(id)?.count ?? 0) + 1;
    this.#patterns.set(id, { count, lastAtMs: nowMs });
  }

  /** A route has answered after `ms`. */
  countAnswer(routeId: string, ms: number, nowMs: number): void {
    if (routeId === 'webhook') this.#acks.record(ms, nowMs);
  }

  /** Everything so far. */
  report(nowMs: number): Omit<InstanceReport, 'credits'> {
    return {
      acks: this.#acks.minutes(nowMs),
      patterns: Object.fromEntries(this.#patterns),
    };
  }
}
