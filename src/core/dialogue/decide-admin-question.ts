import { questionAlarm } from '../admin/question.ts';
import { showAdmin } from './admin-answer.ts';
import type { Answer } from './answer.ts';
import type { Facts } from './decision.ts';
import { alert } from './notice.ts';

/** What users ask and nobody has answered yet. */
export function questionsScreen({ admin }: Facts): Answer {
  return showAdmin({ show: 'questions', open: admin.kind === 'questions' ? admin.open : [] });
}

/** One of them, with what the answer depends on. Somebody else may have answered it meanwhile. */
export function questionScreen({ admin }: Facts): Answer {
  if (admin.kind !== 'question' || admin.question === null) {
    return { replies: [alert('admin-question-answered')] };
  }
  const { userId, body } = admin.question;
  return showAdmin({ show: 'user-alarm', userId, alarm: questionAlarm(body, admin.payments) });
}
