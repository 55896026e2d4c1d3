import { welcomeCreditKopecks } from '../../../generated/bot.ts';
import type { Incoming } from '../incoming.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { findModels } from '../search/find-models.ts';
import type { Answer } from './answer.ts';
import { answerOpenForm } from './decide-form.ts';
import { withLink } from './decide-start.ts';
import { welcome } from './decide-tour.ts';
import type { Facts, Reply } from './decision.ts';
import { formEventOf } from './form-event-of.ts';
import { notice } from './notice.ts';
import type { Screen } from './screen.ts';

const GIFT: Kopecks = welcomeCreditKopecks;

/**
 * What a newcomer sees first. Who says at once what they want is not made to say it again: it is
 * proposed, below the gift. Everybody else is told what the bot does. Null: the update is looked at
 * as that of anybody else.
 */
export function meetNewcomer(facts: Facts, incoming: Incoming): Answer | null {
  if (!facts.user.isNew) return null;
  switch (incoming.kind) {
    case 'command': {
      const { command, argument, firstName } = incoming;
      const isFirst = command === 'start' || command === 'menu';
      return isFirst ? withLink(facts, argument, welcome(facts, firstName)) : null;
    }
    case 'text':
    case 'file': {
      const proposal = proposed(answerOpenForm(facts, formEventOf(incoming)));
      return proposal === null
        ? welcome(facts, incoming.firstName)
        : { ...proposal, replies: [...gift(facts), ...proposal.replies] };
    }
    default:
      return null;
  }
}

/** Null when the answer is an excuse: that is nothing for who does not know the bot yet. */
function proposed(answer: Answer): Answer | null {
  const leadsOn = answer.replies.some(
    (reply) => reply.kind === 'panel' && isProposal(reply.screen),
  );
  return leadsOn ? answer : null;
}

/** A form, what to do with a file, or models that were found. */
function isProposal(screen: Screen): boolean {
  if (screen.kind !== 'search') return screen.kind === 'form' || screen.kind === 'wish-tasks';
  return screen.query !== null && findModels(screen.query).length > 0;
}

function gift({ user }: Facts): readonly Reply[] {
  if (GIFT === 0n) return [];
  const amount = formatKopecks(GIFT, user.language);
  return [{ kind: 'message', screen: notice('welcome-credit', { amount }) }];
}
