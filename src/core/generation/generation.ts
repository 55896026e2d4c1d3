import type { Language } from '../../../generated/messages.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { SentFile } from '../incoming.ts';
import type { Kopecks } from '../money/kopecks.ts';

/** Where an order stands. The last four are final. */
export type GenerationState =
  | 'confirmed'
  | 'submitting'
  | 'submitted'
  | 'succeeded'
  | 'delivering'
  | 'delivered'
  | 'failed'
  | 'cancelled'
  | 'expired';

/** Files of the user by reference; a reference is an address under {@link MEDIA_BASE}. */
export type MediaByReference = Readonly<Record<string, SentFile>>;

/**
 * Address that stands in a draft for a file that the vendor does not have yet. The host belongs to
 * nobody (RFC 6761), and the address passes as one wherever an address is checked.
 */
export const MEDIA_BASE = 'https://media.example/';

/** What a user has agreed to. */
export interface Order {
  readonly draftId: string;
  readonly modelId: string;
  /** Valid parameters; files stand in them as references. */
  readonly input: JsonRecord;
  readonly media: MediaByReference;
  /** What the user pays; 0 for one of those that a model gives away. */
  readonly priceKopecks: Kopecks;
  /** Millionths of a vendor credit. */
  readonly creditsMicro: number;
}

/** An order as it is stored. */
export interface Generation extends Order {
  readonly id: number;
  readonly userId: number;
  readonly chatId: number;
  readonly language: Language;
  readonly holdId: string | null;
  readonly state: GenerationState;
  readonly callbackToken: string;
  readonly vendorTaskId: string | null;
  readonly results: readonly GenerationResult[] | null;
  readonly failure: GenerationFailure | null;
  readonly progressMessageId: number | null;
  readonly createdAtMs: number;
  readonly submittedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly expiresAtMs: number;
  /** The user has marked it as one of the best. */
  readonly isFavourite: boolean;
}

/** One thing that the vendor made: a file behind an address, or a text. */
export type GenerationResult =
  | { readonly kind: 'file'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string };

/** Why an order ended without a result, as the user is told. */
export type FailureKind =
  /** The vendor refused a parameter: our catalogue is behind. */
  | 'parameters'
  /** The content was refused by moderation. */
  | 'moderation'
  /** A file of the user could not be read or was refused. */
  | 'media'
  /** The vendor tried and failed. */
  | 'vendor'
  /** Out of credits, bad key, model switched off, throttled for too long: the operator is told. */
  | 'unavailable'
  /** Nothing came in time. */
  | 'timeout'
  /** Telegram would not take the result. */
  | 'delivery';

export interface GenerationFailure {
  readonly kind: FailureKind;
  /** What the vendor said, for the operator; never shown as it is. */
  readonly said: string;
}

/** A delivered file or text, as history sends it again. */
export interface Delivery {
  readonly position: number;
  readonly kind: 'photo' | 'video' | 'audio' | 'document' | 'text';
  readonly fileId: string | null;
  readonly messageId: number;
  /** As Telegram describes it; null or absent: it does not, or it was not kept. */
  readonly file?: SentFile | null;
}
