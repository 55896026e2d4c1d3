import { randomUUID } from 'node:crypto';

/** A number for something that went wrong: short enough to be read out. */
export function newIncidentId(): string {
  return randomUUID().slice(0, 8);
}
