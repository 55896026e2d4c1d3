import type { Action } from '../../../src/core/dialogue/action.ts';
import { encodeAction } from '../../../src/core/dialogue/action-data.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import { noDialogue } from '../../../src/core/dialogue/dialogue.ts';
import { usualSettings } from '../../../src/core/dialogue/user-settings.ts';
import { answerForm, startForm } from '../../../src/core/form/form.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import type { Generation } from '../../../src/core/generation/generation.ts';
import type { Incoming, IncomingContent, SentFile } from '../../../src/core/incoming.ts';
import { USED_UP } from '../money/used-up.ts';

/** States only what a test is about; the rest is an ordinary user in an ordinary moment. */

export const NOW_MS = Date.UTC(2026, 10, 24, 12, 0);
export const USER_ID = 700;
export const PANEL_ID = 55;
export const DRAFT_ID = 'draft-01';

export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    nowMs: NOW_MS,
    newDraftId: 'newdraft',
    user: { id: USER_ID, language: 'en', isNew: false, role: null, isBanned: false },
    wallet: { availableKopecks: 100_000n, heldKopecks: 0n },
    dialogue: { ...noDialogue, panelMessageId: PANEL_ID, touchedAtMs: NOW_MS - 1000 },
    openGenerations: 0,
    recentGenerations: 0,
    freeUses: USED_UP,
    generation: null,
    deliveries: [],
    history: null,
    historyCounts: null,
    isRedelivered: false,
    share: null,
    openedShare: null,
    modelUse: null,
    payment: null,
    admin: { kind: 'nothing' },
    budget: { limitKopecks: null, spentKopecks: 0n },
    settings: usualSettings,
    inviterId: null,
    referralStats: null,
    promo: null,
    shelf: {},
    prompts: null,
    prompt: null,
    spending: null,
    recentPayments: [],
    canPayRub: false,
    ...changes,
  };
}

/** With a form open. */
export function filling(form: FormState, changes: Partial<Facts> = {}): Facts {
  const { dialogue } = facts();
  return facts({ dialogue: { ...dialogue, form }, ...changes });
}

/** With the card of a model in sight. */
export function atCard(cardModelId: string): Facts {
  const { dialogue } = facts();
  return facts({ dialogue: { ...dialogue, cardModelId } });
}

/** An empty form: the first question is open. */
export function emptyForm(modelId = 'z-image'): FormState {
  const form = startForm(DRAFT_ID, modelId);
  if (form === null) throw new Error(`${modelId} is not sold`);
  return form;
}

/** A form that may be confirmed: z-image has usual values for all but the prompt. */
export function completeForm(): FormState {
  return answerForm(emptyForm(), { text: 'a cat on the moon' }).state;
}

export function incoming(content: IncomingContent, changes: Partial<Incoming> = {}): Incoming {
  return {
    updateId: 1,
    userId: USER_ID,
    chatId: USER_ID,
    firstName: 'Ann',
    username: null,
    forwardedFromId: null,
    languageCode: 'en',
    ...content,
    ...changes,
  } as Incoming;
}

export function command(name: string, argument = ''): Incoming {
  return incoming({ kind: 'command', command: name, argument });
}

export function says(text: string): Incoming {
  return incoming({ kind: 'text', text });
}

/** A tap on a button of the panel. */
export function taps(action: Action, messageId: number | null = PANEL_ID): Incoming {
  return incoming({ kind: 'tap', data: encodeAction(action), queryId: 'q1', messageId });
}

export const photo: SentFile = {
  kind: 'image',
  fileId: 'file-1',
  fileUniqueId: 'unique-1',
  mimeType: 'image/jpeg',
  fileName: null,
  bytes: 1000,
  widthPx: 640,
  heightPx: 480,
  seconds: null,
};

export function generation(changes: Partial<Generation> = {}): Generation {
  return {
    id: 9,
    userId: USER_ID,
    chatId: USER_ID,
    language: 'en',
    draftId: 'olddraft',
    modelId: 'z-image',
    input: { prompt: 'a cat', aspect_ratio: '1:1' },
    media: {},
    priceKopecks: 100n,
    creditsMicro: 800_000,
    holdId: '1',
    state: 'delivered',
    callbackToken: 'token',
    vendorTaskId: 'task',
    results: [{ kind: 'file', url: 'https://files.kie.example/1.png' }],
    failure: null,
    progressMessageId: 60,
    createdAtMs: NOW_MS - 60_000,
    submittedAtMs: NOW_MS - 50_000,
    finishedAtMs: NOW_MS - 10_000,
    expiresAtMs: NOW_MS + 1_000_000,
    isFavourite: false,
    ...changes,
  };
}
