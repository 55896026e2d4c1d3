/** The work is right, the time is not: it is to be done again after a while. Not a fault. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  /** How long to wait, in milliseconds. */
  readonly afterMs: number;

  constructor(afterMs: number, reason = 'Not now.') {
    super(`${reason} Again in ${afterMs} ms.`);
    this.afterMs = afterMs;
  }
}
