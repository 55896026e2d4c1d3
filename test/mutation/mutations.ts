import { chatMutations } from './chat-mutations.ts';
import { moneyMutations } from './money-mutations.ts';
import type { Mutation } from './mutation.ts';
import { orderMutations } from './order-mutations.ts';
import { promiseMutations } from './promise-mutations.ts';
import { serviceMutations } from './service-mutations.ts';
import { sourceMutations } from './source-mutations.ts';
import { updateMutations } from './update-mutations.ts';

/** One for each gate of each invariant of the contract. */
export const mutations: readonly Mutation[] = [
  ...sourceMutations,
  ...serviceMutations,
  ...updateMutations,
  ...chatMutations,
  ...moneyMutations,
  ...orderMutations,
  ...promiseMutations,
];
