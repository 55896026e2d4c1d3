import { limits } from '../../../generated/bot.ts';

/** Words that a user keeps to use again. */
export interface SavedPrompt {
  readonly id: number;
  readonly body: string;
}

/** A page of them, newest first. */
export interface PromptPage {
  readonly items: readonly SavedPrompt[];
  /** Of all pages. */
  readonly total: number;
}

export const noPrompts: PromptPage = { items: [], total: 0 };

export const PROMPTS_PER_PAGE = 6;
export const PROMPTS_MAX = limits.savedPromptsPerUser;

/** From 0. */
export function lastPageOf({ total }: PromptPage): number {
  return Math.max(0, Math.ceil(total / PROMPTS_PER_PAGE) - 1);
}
