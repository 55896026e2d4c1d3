import { type OriginalsPorts, sendOriginals } from '../turn/send-originals.ts';
import type { Task } from './task.ts';

/** Sends the pictures of an order as the files that they are. */
export function sendOriginalsTask(ports: OriginalsPorts): Task<'send-originals'> {
  return ({ generationId }, context) => sendOriginals(ports, generationId, context);
}
