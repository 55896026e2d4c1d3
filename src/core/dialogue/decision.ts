import type { Language } from '../../../generated/messages.ts';
import type { AdminDeed } from '../admin/admin-deed.ts';
import type { AdminFacts } from '../admin/admin-facts.ts';
import type { Role } from '../admin/rights.ts';
import type { UserAlarm } from '../admin/user-alarm.ts';
import type { ModelUse } from '../catalogue/model-use.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { Delivery, Generation, Order } from '../generation/generation.ts';
import type { Incoming } from '../incoming.ts';
import type { DailyBudget } from '../money/daily-budget.ts';
import type { FreeUsesByModel } from '../money/free-tier.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { NewPromo, PromoFacts } from '../money/promo.ts';
import type { RecentPayment } from '../money/recent-payment.ts';
import type { ReferralStats } from '../money/referral.ts';
import type { Spending } from '../money/spending.ts';
import type { Wallet } from '../money/wallet.ts';
import type { PromptPage, SavedPrompt } from '../prompts/saved-prompt.ts';
import type { OpenedShare, OwnShare, ShareRef } from '../result/share.ts';
import type { Dialogue } from './dialogue.ts';
import type { HistoryCounts, HistoryFilter } from './history.ts';
import type { NoticeScreen, Screen } from './screen.ts';
import type { UserSettings } from './user-settings.ts';

/** All that a decision may know. Read in the transaction that commits it, under the user's lock. */
export interface Facts {
  readonly nowMs: number;
  /** A new id, for a draft that may begin in this turn. Letters, digits, `-` and `_`; 8 of them. */
  readonly newDraftId: string;
  readonly user: {
    readonly id: number;
    readonly language: Language;
    /** This is the first update of this person. */
    readonly isNew: boolean;
    /** Null: an ordinary user. */
    readonly role: Role | null;
    /** The bot does not serve them. */
    readonly isBanned: boolean;
  };
  readonly wallet: Wallet;
  readonly dialogue: Dialogue;
  /** Orders of this user that are not over. */
  readonly openGenerations: number;
  /** Orders of this user within the period of `rateLimits.userGenerations`. */
  readonly recentGenerations: number;
  readonly freeUses: FreeUsesByModel;
  /** An order of this user that the update is about; null when there is no such order. */
  readonly generation: Generation | null;
  readonly deliveries: readonly Delivery[];
  /** A page of the user's orders when the update asks for one; else null. */
  readonly history: { readonly items: readonly Generation[]; readonly hasMore: boolean } | null;
  /** How many orders there are of each kind when the update asks for it; else null. */
  readonly historyCounts: HistoryCounts | null;
  /** The results of the order in question were sent again by a later order. */
  readonly isRedelivered: boolean;
  /** The link of the order in question when the update asks for it; else null. */
  readonly share: OwnShare | null;
  /** What the link shows that was followed; null: nothing that we know, or no longer. */
  readonly openedShare: OpenedShare | null;
  /** How models were used lately when the update asks for it; else null. */
  readonly modelUse: readonly ModelUse[] | null;
  /** The payment that the update is about; null when it is not stored. */
  readonly payment: PaymentFacts | null;
  /** What somebody with a role asks for. */
  readonly admin: AdminFacts;
  readonly budget: DailyBudget;
  readonly settings: UserSettings;
  /** Whose link a new user has followed; null: nobody's that we know. */
  readonly inviterId: number | null;
  /** When the update asks for it; else null. */
  readonly referralStats: ReferralStats | null;
  /** The promo code that the update is about; null when there is no such code. */
  readonly promo: PromoFacts | null;
  /** A page of the words that the user keeps, when the update asks for it; else null. */
  readonly prompts: PromptPage | null;
  /** Kept words that the update is about; null when the user keeps no such ones. */
  readonly prompt: SavedPrompt | null;
  /** What the user has spent, when the update asks for it; else null. */
  readonly spending: Spending | null;
  /** The last payments of the user, newest first, when the update asks for them; else none. */
  readonly recentPayments: readonly RecentPayment[];
  /** What is offered otherwise than the contract says. */
  readonly shelf: Shelf;
  /** Invoices in roubles can be sent: there is a provider of payments. */
  readonly canPayRub: boolean;
}

export interface PaymentFacts {
  readonly chargeId: string;
  readonly userId: number;
  readonly currency: string;
  readonly kopecks: Kopecks;
  readonly isRefunded: boolean;
  readonly payerAvailableKopecks: Kopecks;
}

/** What a turn reads besides the user: told before the facts are gathered. */
export interface Needs {
  readonly generationId: number | null;
  /** From 0; null when no history is asked for. */
  readonly historyPage: number | null;
  readonly historyFilter: HistoryFilter;
  readonly historyCounts: boolean;
  /** Of the order in question. */
  readonly share: boolean;
  /** Of the link of a result that was followed, not looked at yet. */
  readonly shareToken: string | null;
  readonly chargeId: string | null;
  readonly modelUse: boolean;
  /** From 0; null when none is asked for. */
  readonly promptPage: number | null;
  readonly promptId: number | null;
  readonly promoCode: string | null;
  /** Of the link that was followed, not looked at yet. */
  readonly referralToken: string | null;
  readonly referralStats: boolean;
  readonly spending: boolean;
  readonly recentPayments: boolean;
}

export interface Decision {
  readonly dialogue: Dialogue;
  /** In which the replies are worded: the user may just have chosen it. */
  readonly language: Language;
  readonly deeds: readonly Deed[];
  readonly replies: readonly Reply[];
}

/** What is written down, in the same transaction as the dialogue. */
export type Deed =
  | { readonly kind: 'set-language'; readonly language: Language }
  | { readonly kind: 'set-blocked'; readonly blocked: boolean }
  | { readonly kind: 'keep-prompt'; readonly body: string }
  | { readonly kind: 'delete-prompt'; readonly promptId: number }
  | { readonly kind: 'set-settings'; readonly settings: UserSettings }
  /** Once in a lifetime, however often it is asked for. */
  | { readonly kind: 'welcome'; readonly kopecks: Kopecks }
  /** Holds the price and makes the order. The facts say that the wallet can pay. */
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'cancel'; readonly generationId: number }
  | { readonly kind: 'send-originals'; readonly generationId: number }
  | { readonly kind: 'set-favourite'; readonly generationId: number; readonly isOn: boolean }
  /** Holds the price and makes an order whose results are those of an earlier one. */
  | { readonly kind: 'redeliver'; readonly order: Order; readonly results: GenerationResults }
  | { readonly kind: 'share'; readonly share: ShareRef }
  | { readonly kind: 'unshare'; readonly generationId: number }
  | {
      readonly kind: 'top-up';
      readonly chargeId: string;
      readonly providerChargeId?: string | undefined;
      readonly currency: string;
      readonly amount: number;
      readonly kopecks: Kopecks;
    }
  /** Takes the payment out of the wallet and asks Telegram to give it back. */
  | { readonly kind: 'refund'; readonly chargeId: string; readonly payerId: number }
  /** Telegram has given the payment back already. */
  | { readonly kind: 'note-refund'; readonly chargeId: string }
  | { readonly kind: 'note-referral'; readonly inviterId: number }
  | { readonly kind: 'set-budget'; readonly limitKopecks: Kopecks | null }
  /** The facts say that the code is good. */
  | { readonly kind: 'redeem-promo'; readonly code: string; readonly kopecks: Kopecks }
  | { readonly kind: 'add-promo'; readonly promo: NewPromo }
  /** It waits until somebody of the team answers. */
  | { readonly kind: 'keep-question'; readonly body: string }
  /** A person has to look at it: it goes to the team. */
  | { readonly kind: 'alarm'; readonly alarm: UserAlarm }
  | { readonly kind: 'admin'; readonly deed: AdminDeed };

type GenerationResults = NonNullable<Generation['results']>;

/** What the user sees. */
export type Reply =
  /** The panel: changed in place after a tap on it, otherwise sent anew at the end of the chat. */
  | {
      readonly kind: 'panel';
      readonly screen: Screen;
      /** Changed in place though it was no tap: nothing came after it that it belongs below. */
      readonly isInPlace?: true;
    }
  /** A message that stays. */
  | { readonly kind: 'message'; readonly screen: Screen }
  /** The progress message of the order made in this turn; it takes the place of the panel. */
  | { readonly kind: 'progress' }
  /** A line over the chat that goes away, or a window to be closed. Only after a tap. */
  | { readonly kind: 'toast'; readonly notice: NoticeScreen; readonly alert: boolean }
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  | {
      readonly kind: 'answer-checkout';
      readonly queryId: string;
      /** Null: go on. */
      readonly refusal: NoticeScreen | null;
    }
  /** Sends delivered files again. */
  | {
      readonly kind: 'resend';
      readonly generation: Generation;
      readonly deliveries: readonly Delivery[];
    };

export interface Invoice {
  readonly payload: string;
  readonly currency: 'XTR' | 'RUB';
  /** Whole Stars, or kopecks. */
  readonly amount: number;
  readonly kopecks: Kopecks;
}

/** Pure: the same facts and the same update give the same decision. */
export type Decide = (facts: Facts, incoming: Incoming) => Decision;

/** Which facts beyond the user an update asks for. Pure. */
export type NeedsOf = (incoming: Incoming) => Needs;
