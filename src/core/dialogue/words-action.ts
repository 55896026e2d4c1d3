import type { Action } from './action.ts';

const KINDS = [
  ...(['prompt', 'use-prompt', 'delete-prompt', 'take-prompt'] as const),
  ...(['keep-form-prompt', 'choose-prompt', 'take-ready'] as const),
] as const;

/** About words that are kept or ready. */
export type WordsAction = Extract<Action, { readonly kind: (typeof KINDS)[number] }>;

export function isWordsAction(action: Action): action is WordsAction {
  return (KINDS as readonly string[]).includes(action.kind);
}

/** What a button carries of them: the words, and the form that they are for. */
export function ofWords(action: WordsAction): readonly (string | number)[] {
  switch (action.kind) {
    case 'keep-form-prompt':
      return [action.draftId];
    case 'choose-prompt':
      return [action.draftId, action.page];
    case 'take-ready':
      return [action.draftId, action.number];
    case 'take-prompt':
      return [action.draftId, action.promptId];
    default:
      return [action.promptId];
  }
}
