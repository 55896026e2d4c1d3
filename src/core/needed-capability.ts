import type { Capability } from '../../generated/modes.ts';
import type { TaskName } from '../../generated/queue.ts';
import type { Action } from './dialogue/action.ts';

/** What a mode has to allow before a job of this kind is done in it. */
export const capabilityOfTask = {
  'handle-update': 'run_jobs',
  'submit-generation': 'generate',
  'poll-generation': 'generate',
  'deliver-result': 'generate',
  'send-originals': 'generate',
  'take-back-refund': 'change_balance',
  'expire-holds': 'change_balance',
  cleanup: 'run_jobs',
  reconcile: 'take_payment',
} as const satisfies Record<TaskName, Capability>;

/** What a mode has to allow before a button of this kind is followed in it. */
export const capabilityOfAction = {
  menu: 'show_menu',
  section: 'show_menu',
  task: 'show_menu',
  model: 'show_menu',
  families: 'show_menu',
  family: 'show_menu',
  pick: 'show_menu',
  wish: 'generate',
  'wish-tasks': 'generate',
  'wish-task': 'generate',
  'wish-models': 'generate',
  'wish-model': 'generate',
  ideas: 'show_menu',
  quick: 'generate',
  search: 'show_menu',
  found: 'show_menu',
  language: 'show_menu',
  help: 'show_help',
  paysupport: 'show_help',
  terms: 'show_help',
  status: 'show_status',
  example: 'generate',
  new: 'generate',
  form: 'generate',
  confirm: 'generate',
  discard: 'generate',
  resume: 'generate',
  history: 'generate',
  past: 'generate',
  repeat: 'generate',
  resend: 'generate',
  originals: 'generate',
  cancel: 'change_balance',
  balance: 'take_payment',
  promo: 'change_balance',
  buy: 'take_payment',
  admin: 'admin',
} as const satisfies Record<Action['kind'], Capability>;
