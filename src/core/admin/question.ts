import type { RecentPayment } from '../money/recent-payment.ts';
import type { UserAlarm } from './user-alarm.ts';

/** What a user asks the team, and nobody has answered yet. */
export interface Question {
  readonly id: number;
  readonly userId: number;
  readonly firstName: string;
  readonly body: string;
  readonly askedAtMs: number;
}

/** As many as the list shows. */
export const OPEN_QUESTIONS = 10;

/** An incident as the user was told it. */
const INCIDENT = /\b[0-9a-f]{8}\b/g;
/** As many as a person looks through. */
const INCIDENTS_MAX = 3;

/** A question together with what the answer depends on. */
export function questionAlarm(question: string, payments: readonly RecentPayment[]): UserAlarm {
  const incidentIds = [...new Set(question.match(INCIDENT))].slice(0, INCIDENTS_MAX);
  return { about: 'payment-question', question, payments, incidentIds };
}
