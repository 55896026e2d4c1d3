import type { Outage } from '../catalogue/breaker.ts';
import type { ShelfChange } from '../catalogue/shelf.ts';
import type { VendorAlarm } from '../generation/generation-event.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { AuditPage, OrderCard, OrdersPage, StaffMember, UserCard } from './admin-facts.ts';
import type { Broadcast, Segment, SegmentSizes } from './broadcast.ts';
import type { Incident } from './incident.ts';
import type { PromoCard } from './promo-card.ts';
import type { PromoDraft } from './promo-draft.ts';
import type { Question } from './question.ts';
import type { Role } from './rights.ts';
import type { SeenPattern } from './seen-pattern.ts';
import type { Stats, StatsDays } from './stats.ts';
import type { UserAlarm } from './user-alarm.ts';

/** What an admin sees. */
export type AdminScreen =
  | { readonly show: 'menu'; readonly role: Role }
  | { readonly show: 'ask'; readonly what: AdminQuestion; readonly userId: number | null }
  | { readonly show: 'user'; readonly user: UserCard; readonly role: Role }
  | {
      readonly show: 'adjustment';
      readonly adjustId: string;
      readonly user: UserCard;
      readonly kopecks: Kopecks;
      readonly reason: string;
    }
  | { readonly show: 'staff'; readonly members: readonly StaffMember[] }
  | ({ readonly show: 'audit' } & AuditPage)
  | { readonly show: 'models'; readonly modelIds: readonly string[]; readonly isSearch: boolean }
  | {
      readonly show: 'model';
      readonly modelId: string;
      readonly change: ShelfChange;
      /** Null: the vendor does not fail at it. */
      readonly outage: Outage | null;
    }
  /** Told without being asked: the bot has taken a model off sale, or put it back (null). */
  | {
      readonly show: 'model-news';
      readonly modelId: string;
      readonly outage: Pick<Outage, 'failures' | 'retryAtMs' | 'said'> | null;
    }
  /** The same: orders fail until the team mends something. */
  | {
      readonly show: 'order-alarm';
      readonly alarm: VendorAlarm;
      readonly orderId: number;
      readonly modelId: string;
      readonly said: string;
    }
  | { readonly show: 'user-alarm'; readonly userId: number; readonly alarm: UserAlarm }
  /** The same: a line stands in the log that must not occur. */
  | { readonly show: 'log-alarm'; readonly seen: SeenPattern }
  | { readonly show: 'ask-percent'; readonly modelId: string }
  | { readonly show: 'ask-free'; readonly modelId: string; readonly change: ShelfChange }
  | { readonly show: 'incidents'; readonly latest: readonly Incident[] }
  | { readonly show: 'incident'; readonly incident: Incident; readonly role: Role }
  | { readonly show: 'questions'; readonly open: readonly Question[] }
  | { readonly show: 'promos'; readonly latest: readonly PromoCard[]; readonly nowMs: number }
  | { readonly show: 'promo'; readonly promo: PromoCard; readonly nowMs: number }
  /** The next step, or whether to make it when nothing is missing. */
  | { readonly show: 'promo-draft'; readonly draft: PromoDraft }
  | { readonly show: 'broadcasts'; readonly latest: readonly Broadcast[] }
  | { readonly show: 'broadcast-text'; readonly body: string }
  | { readonly show: 'segments'; readonly sizes: SegmentSizes }
  | {
      readonly show: 'broadcast-ask';
      readonly segment: Segment;
      readonly count: number;
      readonly broadcastId: string;
    }
  | { readonly show: 'broadcast'; readonly broadcast: Broadcast }
  | { readonly show: 'stats'; readonly days: StatsDays; readonly stats: Stats }
  | ({ readonly show: 'orders' } & OrdersPage)
  | { readonly show: 'order'; readonly order: OrderCard; readonly role: Role }
  /** Whether its price is to go back. */
  | { readonly show: 'order-refund'; readonly order: OrderCard };

/** What an admin is asked to write. */
export type AdminQuestion = 'user' | 'broadcast' | 'order' | 'adjustment' | 'ban-reason' | 'answer';
