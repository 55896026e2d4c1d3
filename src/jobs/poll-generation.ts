import type { VendorPorts } from '../turn/generation-ports.ts';
import { pollGeneration } from '../turn/poll-generation.ts';
import type { Task } from './task.ts';

/** Asks the vendor how an order stands. */
export function pollGenerationTask(ports: VendorPorts): Task<'poll-generation'> {
  return ({ generationId }, { term }) => pollGeneration(ports, term.epoch, generationId);
}
