import type { MessageKey, MessageVariables } from '../../../generated/messages.ts';
import type { AdminScreen } from '../admin/admin-screen.ts';
import type { ModelUse } from '../catalogue/model-use.ts';
import type { Offer } from '../catalogue/offer.ts';
import type { PickList } from '../catalogue/picks.ts';
import type { Trial } from '../catalogue/trial.ts';
import type { FormScreen } from '../form/form-screen.ts';
import type { Delivery, Generation } from '../generation/generation.ts';
import type { DailyBudget } from '../money/daily-budget.ts';
import type { FreeAllowance, FreeUsesByModel } from '../money/free-tier.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { RecentPayment } from '../money/recent-payment.ts';
import type { ReferralStats } from '../money/referral.ts';
import type { Spending } from '../money/spending.ts';
import type { Wallet } from '../money/wallet.ts';
import type { PromptPage, SavedPrompt } from '../prompts/saved-prompt.ts';
import type { TaskOffer } from '../wish/task-offers.ts';
import type { HelpTopic } from './help-topic.ts';
import type { HistoryCounts, HistoryFilter, HistoryPlace } from './history.ts';
import type { UserSettings } from './user-settings.ts';

/** What a message shows. Words, markup and buttons are made from it in `src/telegram/screens`. */
export type Screen =
  | {
      readonly kind: 'welcome';
      readonly firstName: string;
      readonly creditKopecks: Kopecks;
      /** Null: there is nothing to begin with. */
      readonly trial: Trial | null;
    }
  /** The wallet is null where it is not read: PASSIVE does not look at money. */
  | { readonly kind: 'menu'; readonly wallet: Wallet | null; readonly notice: NoticeScreen | null }
  /** Tasks that make this kind of thing. */
  | { readonly kind: 'section'; readonly section: Section }
  /** Models for a task, cheapest first. */
  | { readonly kind: 'task'; readonly task: string; readonly page: number }
  | {
      readonly kind: 'card';
      readonly modelId: string;
      /** Null for a model that is never free. */
      readonly free: FreeAllowance | null;
      /** How long it usually takes; null while too few orders say so. */
      readonly usualSeconds: number | null;
    }
  /** Families of models, with how many there are of each. */
  | { readonly kind: 'families' }
  | { readonly kind: 'family'; readonly family: string; readonly page: number }
  | {
      readonly kind: 'pick';
      readonly list: PickList;
      readonly page: number;
      readonly uses: readonly ModelUse[];
      readonly freeUses: FreeUsesByModel;
    }
  /** Words that the user keeps. */
  | { readonly kind: 'prompts'; readonly page: number; readonly prompts: PromptPage }
  | { readonly kind: 'prompt'; readonly prompt: SavedPrompt }
  /** Words for the open question of a form. */
  | {
      readonly kind: 'choose-prompt';
      readonly draftId: string;
      readonly modelId: string;
      readonly page: number;
      readonly prompts: PromptPage;
    }
  | { readonly kind: 'examples' }
  /** Ready tasks. */
  | { readonly kind: 'ideas' }
  /** What can be done with what the user has sent, or with a result. */
  | { readonly kind: 'wish-tasks'; readonly tasks: readonly TaskOffer[] }
  /** Models that take it. */
  | { readonly kind: 'wish-models'; readonly offers: readonly Offer[]; readonly page: number }
  /** What was found for words, best first; without words the question for them. */
  | { readonly kind: 'search'; readonly query: string | null; readonly page: number }
  | FormScreen
  /** How an order goes, from the confirmation to the end. */
  | { readonly kind: 'generation'; readonly generation: Generation; readonly progress: Progress }
  | {
      readonly kind: 'history';
      readonly page: number;
      readonly items: readonly Generation[];
      readonly hasMore: boolean;
      readonly filter: HistoryFilter;
    }
  | {
      readonly kind: 'history-filters';
      readonly counts: HistoryCounts;
      readonly filter: HistoryFilter;
    }
  /** One order of the history, with what can be done with it. */
  | {
      readonly kind: 'past';
      readonly generation: Generation;
      readonly deliveries: readonly Delivery[];
      /** The way back. */
      readonly place: HistoryPlace;
      /** What did not come can be sent again. */
      readonly canRedeliver: boolean;
    }
  /** Which of several results is meant. */
  | {
      readonly kind: 'which-result';
      readonly generationId: number;
      readonly positions: readonly number[];
      readonly purpose: 'use' | 'upscale';
    }
  /** The link of a result for its owner, with all that others will see. */
  | {
      readonly kind: 'share';
      readonly generation: Generation;
      readonly count: number;
      readonly link: string | null;
    }
  /** Beside a result that somebody has shared. Token null: nothing like it can be made. */
  | { readonly kind: 'shared'; readonly modelId: string; readonly token: string | null }
  | {
      readonly kind: 'balance';
      readonly wallet: Wallet;
      readonly canPayRub: boolean;
      readonly spending: Spending | null;
    }
  /** How much may be spent in a day. Refused: the form that wants more, or that waits. */
  | {
      readonly kind: 'budget';
      readonly budget: DailyBudget;
      readonly refused: {
        readonly draftId: string;
        /** Null: nothing was refused, the form waits. */
        readonly priceKopecks: Kopecks | null;
      } | null;
    }
  | { readonly kind: 'invite'; readonly stats: ReferralStats }
  /** Money has come: how much, and the number by which the payment is found again. */
  | {
      readonly kind: 'receipt';
      readonly kopecks: Kopecks;
      readonly availableKopecks: Kopecks;
      readonly chargeId: string;
    }
  /** A form waits for the money: what it costs, and the way back to it. */
  | {
      readonly kind: 'topup';
      readonly wallet: Wallet;
      readonly priceKopecks: Kopecks;
      readonly draftId: string;
      readonly canPayRub: boolean;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'help-topic'; readonly topic: HelpTopic }
  | { readonly kind: 'settings'; readonly settings: UserSettings }
  | { readonly kind: 'paysupport'; readonly payments: readonly RecentPayment[] }
  | { readonly kind: 'terms' }
  | { readonly kind: 'language' }
  | { readonly kind: 'admin'; readonly view: AdminScreen }
  | NoticeScreen;

/** One sentence and a way out. */
export type NoticeScreen = {
  [Key in MessageKey]: {
    readonly kind: 'notice';
    readonly key: Key;
    readonly variables: MessageVariables[Key];
  };
}[MessageKey];

export type Section = 'image' | 'video' | 'audio' | 'text';

export interface Progress {
  /** Orders that wait to be sent to the vendor before this one; null when it is not waiting. */
  readonly ahead: number | null;
  /** Usual time for this model from its own history, in seconds; null when there is none. */
  readonly usualSeconds: number | null;
  /** There are pictures that Telegram made smaller. */
  readonly hasOriginals: boolean;
}

/** Nothing is known but the state. */
export const unknownProgress: Progress = { ahead: null, usualSeconds: null, hasOriginals: false };
