import { type BroadcastPorts, sendBroadcast } from '../turn/send-broadcast.ts';
import type { Task } from './task.ts';

/** Sends a text to many. */
export function broadcastTask(ports: BroadcastPorts): Task<'broadcast'> {
  return ({ broadcastId }, { term, isStopping }) =>
    sendBroadcast(ports, broadcastId, { epoch: term.epoch, isStopping });
}
