import { type Answer, say } from './answer.ts';
import type { Facts } from './decision.ts';
import { notice } from './notice.ts';

/** What of a question an operator gets. In UTF-16 units. */
const QUESTION_LENGTH_MAX = 1_000;
/** An incident as the user was told it. */
const INCIDENT = /\b[0-9a-f]{8}\b/g;

/**
 * `/paysupport`: how to ask, or the question itself, which goes to a person together with what the
 * answer depends on: the last payments, and the incidents that the user names.
 */
export function askForHelp({ user, recentPayments }: Facts, argument: string): Answer {
  if (argument === '') return say({ kind: 'paysupport', payments: recentPayments });
  const question = argument.slice(0, QUESTION_LENGTH_MAX);
  const detail = JSON.stringify({
    userId: user.id,
    question,
    payments: recentPayments.map(({ chargeId, kopecks, isRefunded }) => ({
      chargeId,
      kopecks: String(kopecks),
      ...(isRefunded ? { isRefunded } : {}),
    })),
    incidents: question.match(INCIDENT) ?? [],
  });
  return {
    ...say(notice('paysupport-received')),
    deeds: [{ kind: 'alarm', about: 'payment-question', detail }],
  };
}
