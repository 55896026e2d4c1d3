import type { CallRecord } from './call-log.ts';
import type { MessageView, PersonView } from './message-view.ts';
import type { DeliveryRecord, SentUpdate } from './update-feed.ts';

/** Something that happened: what a page or a test waits for. */
export type ChatEvent =
  | { readonly kind: 'person'; readonly person: PersonView }
  | { readonly kind: 'message'; readonly chatId: number; readonly message: MessageView }
  | {
      readonly kind: 'edit';
      readonly chatId: number;
      readonly message: MessageView;
      /** Only buttons changed. */
      readonly isKeyboardOnly: boolean;
    }
  | { readonly kind: 'delete'; readonly chatId: number; readonly messageId: number }
  /** A tap was answered; with an empty text nothing is shown, only the spinner ends. */
  | {
      readonly kind: 'toast';
      readonly chatId: number;
      readonly queryId: string;
      readonly text: string;
      readonly isAlert: boolean;
      readonly url: string | null;
    }
  /** A tap was not answered in time. */
  | { readonly kind: 'unanswered'; readonly chatId: number; readonly queryId: string }
  | { readonly kind: 'action'; readonly chatId: number; readonly action: string }
  /** A message in the making; `html` null: it is gone. */
  | {
      readonly kind: 'draft';
      readonly chatId: number;
      readonly draftId: number;
      readonly html: string | null;
      readonly canStop: boolean;
    }
  /** How a payment goes. `refusal` is the bot's; null with `failed`: it did not answer in time. */
  | {
      readonly kind: 'checkout';
      readonly chatId: number;
      readonly messageId: number;
      readonly state: 'checking' | 'paid' | 'failed';
      readonly refusal: string | null;
    }
  | { readonly kind: 'update'; readonly update: SentUpdate }
  | { readonly kind: 'delivery'; readonly delivery: DeliveryRecord }
  | { readonly kind: 'call'; readonly call: CallRecord };

export type NumberedEvent = ChatEvent & { readonly seq: number; readonly atMs: number };
