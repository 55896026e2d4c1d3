import type { Outage } from '../catalogue/breaker.ts';
import type { ShelfChange } from '../catalogue/shelf.ts';
import type { NoticeScreen } from '../dialogue/screen.ts';
import type { Delivery, Generation } from '../generation/generation.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { BroadcastState, Segment } from './broadcast.ts';
import type { GrantedRole } from './rights.ts';

/** What an admin has decided; written down with the turn. */
export type AdminDeed =
  | { readonly kind: 'set-role'; readonly userId: number; readonly role: GrantedRole | null }
  /** Null: the bot serves them again. */
  | { readonly kind: 'set-ban'; readonly userId: number; readonly reason: string | null }
  /** Once for each id. */
  | {
      readonly kind: 'adjust';
      readonly adjustId: string;
      readonly userId: number;
      readonly kopecks: Kopecks;
    }
  /** A delivery that is under way goes on now. */
  | { readonly kind: 'deliver-now'; readonly generationId: number }
  /** What was delivered is sent to its chat again. */
  | {
      readonly kind: 'redeliver';
      readonly generation: Generation;
      readonly deliveries: readonly Delivery[];
    }
  /** Once for each order: its price goes back to who has paid it. */
  | {
      readonly kind: 'refund-order';
      readonly generationId: number;
      readonly userId: number;
      readonly kopecks: Kopecks;
    }
  /** Only when it is still as it was seen. */
  | {
      readonly kind: 'change-model';
      readonly modelId: string;
      readonly before: ShelfChange;
      readonly after: ShelfChange;
    }
  /** It is sold again, until it fails as often as before. Only when it still rests as was seen. */
  | { readonly kind: 'restore-model'; readonly modelId: string; readonly before: Outage }
  | { readonly kind: 'switch-promo'; readonly code: string; readonly isOff: boolean }
  /** Once for each id. */
  | {
      readonly kind: 'begin-broadcast';
      readonly broadcastId: string;
      readonly body: string;
      readonly segment: Segment;
    }
  | { readonly kind: 'move-broadcast'; readonly broadcastId: string; readonly to: BroadcastState }
  /** This question of theirs is answered, and those before it. */
  | { readonly kind: 'close-questions'; readonly userId: number; readonly questionId: number }
  /** A message to somebody else, in their language. */
  | { readonly kind: 'tell'; readonly userId: number; readonly notice: NoticeScreen }
  | { readonly kind: 'audit'; readonly entry: AuditEntry };
