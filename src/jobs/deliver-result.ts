import { type DeliverPorts, deliverResult } from '../turn/deliver-result.ts';
import type { Task } from './task.ts';

/** Sends a finished result to the chat. */
export function deliverResultTask(ports: DeliverPorts): Task<'deliver-result'> {
  return ({ generationId }, { term, isStopping }) =>
    deliverResult(ports, generationId, { epoch: term.epoch, isStopping });
}
