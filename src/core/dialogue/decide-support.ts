import { questionAlarm } from '../admin/question.ts';
import { type Answer, say } from './answer.ts';
import type { Facts } from './decision.ts';
import { notice } from './notice.ts';

/** What of a question the team gets. In UTF-16 units. */
const QUESTION_LENGTH_MAX = 1_000;

/**
 * `/paysupport`: how to ask, or the question itself, which waits for an answer. The team is told of
 * it together with what the answer depends on: the last payments, and the incidents that the user
 * names.
 */
export function askForHelp({ recentPayments }: Facts, argument: string): Answer {
  if (argument === '') return say({ kind: 'paysupport', payments: recentPayments });
  const question = argument.slice(0, QUESTION_LENGTH_MAX);
  return {
    ...say(notice('paysupport-received')),
    deeds: [
      { kind: 'keep-question', body: question },
      { kind: 'alarm', alarm: questionAlarm(question, recentPayments) },
    ],
  };
}
