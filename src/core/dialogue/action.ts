import type { Language } from '../../../generated/messages.ts';
import type { AdminAction } from '../admin/admin-action.ts';
import type { PickList } from '../catalogue/picks.ts';
import type { FormAction } from '../form/form-action.ts';
import type { HelpTopic } from './help-topic.ts';
import type { HistoryFilter } from './history.ts';
import type { Section } from './screen.ts';
import type { SettingsChange } from './user-settings.ts';

/** Everything that a button can mean. `decide` has a branch for each. */
export type Action =
  | { readonly kind: 'menu' }
  /** Null: what help there is. */
  | { readonly kind: 'help'; readonly topic: HelpTopic | null }
  /** What a newcomer is shown, again. */
  | { readonly kind: 'tour' }
  /** A first try: a form in which all is filled in. */
  | { readonly kind: 'try' }
  /** Null: show them. */
  | { readonly kind: 'settings'; readonly change: SettingsChange | null }
  /** Under news: no more of them. */
  | { readonly kind: 'no-news' }
  | { readonly kind: 'status' }
  | { readonly kind: 'paysupport' }
  | { readonly kind: 'terms' }
  /** Null: show the choice. */
  | { readonly kind: 'language'; readonly language: Language | null }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'task'; readonly task: string; readonly page: number }
  /** Families of models. */
  | { readonly kind: 'families' }
  | { readonly kind: 'family'; readonly family: string; readonly page: number }
  /** Models that others use most, that cost least, are new, or have free orders. */
  | { readonly kind: 'pick'; readonly list: PickList; readonly page: number }
  /** Of what the user has said: make it, do something else with it, or with another model. */
  | { readonly kind: 'wish' }
  | { readonly kind: 'wish-tasks' }
  | { readonly kind: 'wish-task'; readonly task: string }
  | { readonly kind: 'wish-models'; readonly page: number }
  | { readonly kind: 'wish-model'; readonly modelId: string }
  /** Words that the user keeps: a page of them, one of them, and what is done with it. */
  | { readonly kind: 'prompts'; readonly page: number }
  | { readonly kind: 'prompt'; readonly promptId: number }
  | { readonly kind: 'use-prompt'; readonly promptId: number }
  | { readonly kind: 'delete-prompt'; readonly promptId: number }
  /** Keeps the words of an order, or of the form that is open. */
  | { readonly kind: 'keep-order-prompt'; readonly generationId: number }
  | { readonly kind: 'keep-form-prompt'; readonly draftId: string }
  /** Words for the open question of a form: the choice, a kept one, a ready one by its place. */
  | { readonly kind: 'choose-prompt'; readonly draftId: string; readonly page: number }
  | { readonly kind: 'take-prompt'; readonly draftId: string; readonly promptId: number }
  | { readonly kind: 'take-ready'; readonly draftId: string; readonly number: number }
  /** An example for each task. */
  | { readonly kind: 'examples' }
  /** Ready tasks. */
  | { readonly kind: 'ideas' }
  | { readonly kind: 'quick'; readonly action: string }
  /** Asks what to look for. */
  | { readonly kind: 'search' }
  /** A page of what was found for the words said last. */
  | { readonly kind: 'found'; readonly page: number }
  | { readonly kind: 'model'; readonly modelId: string }
  /** Begins a form for the model with the example of its card. */
  | { readonly kind: 'example'; readonly modelId: string }
  /** Begins a form for the model. */
  | { readonly kind: 'new'; readonly modelId: string }
  /** An answer in the form with this draft id. */
  | { readonly kind: 'form'; readonly draftId: string; readonly form: FormAction }
  /**
   * Start: the order is made from the form, for the price that the button showed. When it is
   * another one by now, that one is shown first.
   */
  | { readonly kind: 'confirm'; readonly draftId: string; readonly priceKopecks: number }
  /** Gives the form up and goes back to the card of its model. */
  | { readonly kind: 'discard'; readonly draftId: string }
  /** Back to the form, from a top-up. */
  | { readonly kind: 'resume'; readonly draftId: string }
  /** Without a filter: all. */
  | {
      readonly kind: 'history';
      readonly page: number;
      readonly filter?: Exclude<HistoryFilter, 'all'>;
    }
  /** What of the history is to be shown. */
  | { readonly kind: 'history-filters' }
  | { readonly kind: 'past'; readonly generationId: number }
  /** Stop: as long as the order has not gone to the vendor. */
  | { readonly kind: 'cancel'; readonly generationId: number }
  /** A form with the parameters of an earlier order. */
  | { readonly kind: 'repeat'; readonly generationId: number }
  | { readonly kind: 'resend'; readonly generationId: number }
  /** Sends the pictures as the files that they were made as. */
  | { readonly kind: 'originals'; readonly generationId: number }
  /** Gives a result to another model, or all of them. Null: the only one, or ask which. */
  | { readonly kind: 'use'; readonly generationId: number; readonly which: number | 'all' | null }
  /** The same with a model that makes it larger. */
  | { readonly kind: 'upscale'; readonly generationId: number; readonly which: number | null }
  /** A form with the same parameters and another seed. */
  | { readonly kind: 'vary'; readonly generationId: number }
  | { readonly kind: 'favourite'; readonly generationId: number; readonly isOn: boolean }
  /** Reserves the price again, which is on the button, and sends what Telegram did not take. */
  | { readonly kind: 'redeliver'; readonly generationId: number; readonly priceKopecks: number }
  /** The link by which others see a result. */
  | { readonly kind: 'share'; readonly generationId: number }
  | { readonly kind: 'unshare'; readonly generationId: number }
  /** A form with the parameters of a result that was shared, by the token of its link. */
  | { readonly kind: 'like'; readonly token: string }
  | { readonly kind: 'balance' }
  /** How a promo code is redeemed. */
  | { readonly kind: 'promo' }
  /** The link by which to bring others along. */
  | { readonly kind: 'invite' }
  /** What to spend in a day at most. Null: show the choice; 0: no limit. */
  | { readonly kind: 'budget'; readonly kopecks: number | null }
  /** Asks for an invoice. Whole Stars, or kopecks. */
  | { readonly kind: 'buy'; readonly currency: 'XTR' | 'RUB'; readonly amount: number }
  /** On the screens of those who have a role. */
  | { readonly kind: 'admin'; readonly admin: AdminAction };
