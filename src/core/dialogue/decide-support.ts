import { type Answer, say } from './answer.ts';
import type { Facts } from './decision.ts';
import { notice } from './notice.ts';

/** What of a question the team gets. In UTF-16 units. */
const QUESTION_LENGTH_MAX = 1_000;
/** An incident as the user was told it. */
const INCIDENT = /\b[0-9a-f]{8}\b/g;
/** As many as a person looks through. */
const INCIDENTS_MAX = 3;

/**
 * `/paysupport`: how to ask, or the question itself, which goes to a person together with what the
 * answer depends on: the last payments, and the incidents that the user names.
 */
export function askForHelp({ recentPayments }: Facts, argument: string): Answer {
  if (argument === '') return say({ kind: 'paysupport', payments: recentPayments });
  const question = argument.slice(0, QUESTION_LENGTH_MAX);
  const incidentIds = [...new Set(question.match(INCIDENT))].slice(0, INCIDENTS_MAX);
  const asked = { question, payments: recentPayments, incidentIds };
  return {
    ...say(notice('paysupport-received')),
    deeds: [{ kind: 'alarm', alarm: { about: 'payment-question', ...asked } }],
  };
}
