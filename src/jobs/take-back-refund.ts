import type { GenerationPorts } from '../turn/generation-ports.ts';
import { takeBackRefund } from '../turn/take-back-refund.ts';
import type { Task } from './task.ts';

/** Puts the money of a refused refund into the wallet again. */
export function takeBackRefundTask(ports: GenerationPorts): Task<'take-back-refund'> {
  return (refused, { term }) => takeBackRefund(ports, term.epoch, refused);
}
