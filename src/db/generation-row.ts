import type { Language } from '../../generated/messages.ts';
import type { JsonRecord } from '../../generated/runtime/model-descriptor.ts';
import type {
  Generation,
  GenerationFailure,
  GenerationResult,
  GenerationState,
  MediaByReference,
} from '../core/generation/generation.ts';

/** A row of `generations` as {@link GENERATION_COLUMNS} reads it. */
export interface GenerationRow {
  readonly id: string;
  readonly draftId: string;
  readonly userId: string;
  readonly chatId: string;
  readonly modelId: string;
  readonly language: Language;
  readonly input: JsonRecord;
  readonly media: MediaByReference;
  readonly priceKopecks: string;
  readonly creditsMicro: string;
  readonly holdId: string | null;
  readonly state: GenerationState;
  readonly callbackToken: string;
  readonly vendorTaskId: string | null;
  readonly results: readonly GenerationResult[] | null;
  readonly failure: GenerationFailure | null;
  readonly progressMessageId: string | null;
  readonly createdAtMs: number;
  readonly submittedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly expiresAtMs: number;
  readonly isFavourite: boolean;
}

/** All columns, numbers of 64 bits as text and times as milliseconds. */
export const GENERATION_COLUMNS = `
  generations.id::text, draft_id AS "draftId", user_id::text AS "userId",
  chat_id::text AS "chatId", model_id AS "modelId", language, input, media,
  price_kopecks::text AS "priceKopecks", credits_micro::text AS "creditsMicro",
  hold_id::text AS "holdId", state, callback_token AS "callbackToken",
  vendor_task_id AS "vendorTaskId", results, failure,
  progress_message_id::text AS "progressMessageId",
  (extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs",
  (extract(epoch FROM submitted_at) * 1000)::float8 AS "submittedAtMs",
  (extract(epoch FROM finished_at) * 1000)::float8 AS "finishedAtMs",
  (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresAtMs",
  favourite_at IS NOT NULL AS "isFavourite"`;

/** The order that a row holds. Ids of Telegram and of rows are below 2^53. */
export function generationOf(row: GenerationRow): Generation {
  return {
    ...row,
    id: Number(row.id),
    userId: Number(row.userId),
    chatId: Number(row.chatId),
    priceKopecks: BigInt(row.priceKopecks),
    creditsMicro: Number(row.creditsMicro),
    progressMessageId: row.progressMessageId === null ? null : Number(row.progressMessageId),
  };
}
