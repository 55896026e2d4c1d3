import { expireGenerations } from '../turn/expire-generations.ts';
import type { VendorPorts } from '../turn/generation-ports.ts';
import { wakeIdleGenerations } from '../turn/wake-idle-generations.ts';
import type { Task } from './task.ts';

/** Gives back what is held by orders whose time is over, and sees to it that the others go on. */
export function expireHoldsTask(ports: VendorPorts): Task<'expire-holds'> {
  return async (_payload, { term }) => {
    await wakeIdleGenerations(ports);
    await expireGenerations(ports, term.epoch);
  };
}
