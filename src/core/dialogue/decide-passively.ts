import type { Language } from '../../../generated/messages.ts';
import { isAllowed, passive } from '../../../generated/modes.ts';
import type { Incoming } from '../incoming.ts';
import { capabilityOfAction } from '../needed-capability.ts';
import type { Action } from './action.ts';
import { decodeAction } from './action-data.ts';
import type { Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';
import type { Screen } from './screen.ts';

/** What is said while nobody leads: nothing is written down, and the dialogue stays as it is. */
export interface PassiveDecision {
  readonly language: Language;
  readonly replies: readonly Reply[];
}

/**
 * The answer of an instance that may not touch money, while no other one can: safe screens are
 * shown, the rest is refused. Null for what must wait for a leader, such as a payment.
 */
export function decidePassively(incoming: Incoming, language: Language): PassiveDecision | null {
  const replies = repliesTo(incoming);
  return replies === null ? null : { language, replies };
}

function repliesTo(incoming: Incoming): readonly Reply[] | null {
  switch (incoming.kind) {
    case 'command': {
      const { command } = incoming;
      return isIn(passive.safeCommands, command) ? [message(screenOf({ kind: command }))] : refusal;
    }
    case 'text':
    case 'file':
      return refusal;
    case 'tap': {
      const action = decodeAction(incoming.data);
      return action !== null && isSafe(action) ? answerTap(action) : [alert(passive.rejectMessage)];
    }
    case 'other':
      return incoming.needsAnswer ? refusal : null;
    case 'checkout':
    case 'paid':
    case 'refunded':
    case 'blocked':
      return null;
  }
}

/** Two lists of the contract have to agree: a slip in one of them must not let money through. */
function isSafe({ kind }: Action): boolean {
  return isIn(passive.safeCallbacks, kind) && isAllowed('PASSIVE', capabilityOfAction[kind]);
}

/** A message, not a panel: which message is the panel is written down by a leader. */
function message(screen: Screen): Reply {
  return { kind: 'message', screen };
}

const refusal: readonly Reply[] = [message(notice(passive.rejectMessage))];

function answerTap(action: Action): readonly Reply[] {
  if (action.kind === 'status') return [toast('status-passive')];
  // To choose a language is to write it down.
  if (action.kind === 'language' && action.language !== null) return [alert(passive.rejectMessage)];
  return [message(screenOf(action))];
}

function screenOf(asked: Action | { readonly kind: string }): Screen {
  if ('topic' in asked && asked.topic !== null) return { kind: 'help-topic', topic: asked.topic };
  if (asked.kind === 'help') return { kind: 'help' };
  if (asked.kind === 'language') return { kind: 'language' };
  return { kind: 'menu', wallet: null, notice: notice('status-passive') };
}

function isIn(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
