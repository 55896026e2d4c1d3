import type { Language } from '../../../generated/messages.ts';
import type { Delivery, Generation, GenerationState } from '../generation/generation.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { RecentPayment } from '../money/recent-payment.ts';
import type { Wallet } from '../money/wallet.ts';
import type { AuditLine } from './audit-entry.ts';
import type { Broadcast, SegmentSizes } from './broadcast.ts';
import type { Incident } from './incident.ts';
import type { PromoCard } from './promo-card.ts';
import type { Question } from './question.ts';
import type { GrantedRole, Role } from './rights.ts';
import type { Stats, StatsDays } from './stats.ts';

/** What an update of an admin asks for, besides what every turn knows. */
export type AdminNeeds =
  | { readonly kind: 'nothing' }
  /** `lock`: it is going to be changed, so what is read has to stay. */
  | { readonly kind: 'user'; readonly by: UserQuery; readonly lock: boolean }
  | { readonly kind: 'staff' }
  | { readonly kind: 'audit'; readonly page: number }
  | { readonly kind: 'broadcasts' }
  | { readonly kind: 'segments' }
  | { readonly kind: 'broadcast'; readonly id: string; readonly lock: boolean }
  | { readonly kind: 'stats'; readonly days: StatsDays }
  | { readonly kind: 'incidents' }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'questions' }
  | { readonly kind: 'question'; readonly id: number }
  | { readonly kind: 'promos' }
  | { readonly kind: 'promo'; readonly code: string; readonly lock: boolean }
  | { readonly kind: 'orders'; readonly userId: number; readonly page: number }
  | { readonly kind: 'order'; readonly id: number; readonly lock: boolean };

/** By what somebody is looked for. */
export type UserQuery = { readonly id: number } | { readonly username: string };

/** A page of the audit log, newest first. */
export interface AuditPage {
  /** From 0. */
  readonly page: number;
  readonly lines: readonly AuditLine[];
  readonly hasMore: boolean;
}

/** A page of the orders of a user, newest first. */
export interface OrdersPage {
  readonly userId: number;
  /** From 0. */
  readonly page: number;
  readonly items: readonly Generation[];
  readonly hasMore: boolean;
}

/** The answers to {@link AdminNeeds}, under the same names. */
export type AdminFacts =
  | { readonly kind: 'nothing' }
  /** Null: nobody of this id or name has written to the bot. */
  | { readonly kind: 'user'; readonly user: UserCard | null }
  | { readonly kind: 'staff'; readonly members: readonly StaffMember[] }
  | ({ readonly kind: 'audit' } & AuditPage)
  | { readonly kind: 'broadcasts'; readonly latest: readonly Broadcast[] }
  | { readonly kind: 'segments'; readonly sizes: SegmentSizes }
  | { readonly kind: 'broadcast'; readonly broadcast: Broadcast | null }
  | { readonly kind: 'stats'; readonly days: StatsDays; readonly stats: Stats }
  | { readonly kind: 'incidents'; readonly latest: readonly Incident[] }
  /** Null: there is none of this number, or it is too long ago. */
  | { readonly kind: 'incident'; readonly incident: Incident | null }
  | { readonly kind: 'questions'; readonly open: readonly Question[] }
  /** Null: it has an answer. The payments are those of who asks. */
  | {
      readonly kind: 'question';
      readonly question: Question | null;
      readonly payments: readonly RecentPayment[];
    }
  | { readonly kind: 'promos'; readonly latest: readonly PromoCard[] }
  | { readonly kind: 'promo'; readonly promo: PromoCard | null }
  | ({ readonly kind: 'orders' } & OrdersPage)
  /** Null: there is no order of this number. */
  | { readonly kind: 'order'; readonly order: OrderCard | null };

/** A user as those see them who help. */
export interface UserCard {
  readonly id: number;
  readonly firstName: string;
  readonly username: string | null;
  readonly language: Language;
  readonly sinceMs: number;
  /** They do not want to hear from the bot. */
  readonly hasBlockedBot: boolean;
  readonly role: Role | null;
  /** Why the bot does not serve them; null when it does. */
  readonly banReason: string | null;
  readonly wallet: Wallet;
  /** All that they have paid, less what went back. */
  readonly paidKopecks: Kopecks;
  readonly orders: number;
  readonly deliveredOrders: number;
  /** The newest of their questions that has no answer; null: none waits. */
  readonly openQuestionId: number | null;
  /** The latest. */
  readonly payments: readonly RecentPayment[];
}

/** An order as those see it who help. */
export interface OrderCard {
  readonly generation: Generation;
  readonly deliveries: readonly Delivery[];
  /** An admin has given its price back. */
  readonly isRefunded: boolean;
  /** The latest steps, in the order in which they were taken. */
  readonly steps: readonly OrderStep[];
}

export interface OrderStep {
  readonly atMs: number;
  readonly event: string;
  readonly before: GenerationState;
  readonly after: GenerationState;
  /** What was said of it, as it is stored; null: nothing. */
  readonly detail: string | null;
}

export interface StaffMember {
  readonly id: number;
  readonly firstName: string;
  readonly role: GrantedRole;
}
