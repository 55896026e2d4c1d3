import type { OwedCall } from '../core/delivery/owed-call.ts';
import type { Progress } from '../core/dialogue/screen.ts';
import type { Generation } from '../core/generation/generation.ts';
import { messagePayload } from './calls.ts';

/** Shows how an order goes: in its message, or in a new one as long as there is none. */
export function progressCalls(generation: Generation, progress: Progress): readonly OwedCall[] {
  const { id, chatId, language, progressMessageId } = generation;
  const payload = messagePayload(chatId, { kind: 'generation', generation, progress }, language);
  const remember = { progress: id };
  if (progressMessageId === null) return [{ method: 'sendMessage', payload, remember }];
  const changed = { ...payload, message_id: progressMessageId };
  return [{ method: 'editMessageText', payload: changed, remember }];
}
