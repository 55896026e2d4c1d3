import type { Language } from '../../../generated/messages.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import type { Dialogue } from './dialogue.ts';
import type { NoticeScreen, Screen } from './screen.ts';

/** What a part of the dialogue decides; what it does not name stays as it is. */
export interface Answer {
  readonly replies: readonly Reply[];
  readonly deeds?: readonly Deed[];
  readonly dialogue?: Partial<Dialogue>;
  readonly language?: Language;
}

/** Shows a screen in the place of the one before. The form that was open is given up. */
export function leaveFor(screen: Screen): Answer {
  const cardModelId = screen.kind === 'card' ? screen.modelId : null;
  return {
    replies: [{ kind: 'panel', screen }],
    dialogue: { form: null, wish: null, cardModelId, adminInput: null },
  };
}

/** The menu, under a sentence that says why it is there. */
export function menu({ wallet }: Facts, why: NoticeScreen | null = null): Answer {
  return leaveFor({ kind: 'menu', wallet, notice: why });
}

/** A message beside the panel, which stays in use. */
export function say(screen: Screen): Answer {
  return { replies: [{ kind: 'message', screen }] };
}
