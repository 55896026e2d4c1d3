import type { SubmitPorts } from '../turn/generation-ports.ts';
import { submitGeneration } from '../turn/submit-generation.ts';
import type { Task } from './task.ts';

/** Sends a confirmed order to the vendor. */
export function submitGenerationTask(ports: SubmitPorts): Task<'submit-generation'> {
  return ({ generationId }, { term }) => submitGeneration(ports, term.epoch, generationId);
}
