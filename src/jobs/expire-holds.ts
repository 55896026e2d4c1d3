import { expireGenerations } from '../turn/expire-generations.ts';
import type { VendorPorts } from '../turn/generation-ports.ts';
import type { Task } from './task.ts';

/** Gives back what is held by orders whose time is over. */
export function expireHoldsTask(ports: VendorPorts): Task<'expire-holds'> {
  return (_payload, { term }) => expireGenerations(ports, term.epoch);
}
