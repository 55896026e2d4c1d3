import type { GenerationPorts } from '../turn/generation-ports.ts';
import { rewardInviter } from '../turn/reward-inviter.ts';
import type { Task } from './task.ts';

/** Thanks who brought a user along that has paid. */
export function rewardInviterTask(ports: GenerationPorts): Task<'reward-inviter'> {
  return ({ invitedId }, { term }) => rewardInviter(ports, term.epoch, invitedId);
}
