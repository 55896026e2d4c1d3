/** What is written down of sending results, besides what Telegram accepted. */
export interface DeliveryStep {
  readonly kind: /** These are about to be sent. */
    | 'send-started'
    /** They were not accepted, and it is known why. */
    | 'send-ended'
    /** Their addresses lead to nothing. */
    | 'result-gone'
    /** The user wants the pictures as files. */
    | 'originals-asked'
    /** Telegram has accepted these as files, beside the photos. */
    | 'original-sent';
  /** Places among the results of the order. */
  readonly positions: readonly number[];
}

/** What the steps of an order say about a result. */
export interface SendingPast {
  /**
   * How often it was sent without anybody knowing how that ended: the process died under it. The
   * user may have it.
   */
  readonly unknownEnds: number;
  /** How often its address led to nothing. */
  readonly timesGone: number;
}

/** Pure: the past of one result. */
export function pastOf(position: number, steps: readonly DeliveryStep[]): SendingPast {
  const count = (kind: DeliveryStep['kind']): number =>
    steps.filter((step) => step.kind === kind && step.positions.includes(position)).length;
  return {
    unknownEnds: Math.max(0, count('send-started') - count('send-ended')),
    timesGone: count('result-gone'),
  };
}
