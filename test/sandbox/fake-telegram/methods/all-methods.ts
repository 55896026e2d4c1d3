import { answerMethods } from './answers.ts';
import { mediaMethods } from './media.ts';
import { messageMethods } from './messages.ts';
import type { Method } from './method.ts';
import { paymentMethods } from './payments.ts';
import { profileMethods } from './profile.ts';
import { updateMethods } from './updates.ts';

/** Names are not told apart by case, as in the real service. */
const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...profileMethods,
    ...updateMethods,
    ...messageMethods,
    ...mediaMethods,
    ...answerMethods,
    ...paymentMethods,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);

export function findMethod(name: string): Method | null {
  return methods.get(name.toLowerCase()) ?? null;
}
