import type { Language } from '../../../generated/messages.ts';
import { type Answer, menu } from './answer.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { toast } from './notice.ts';

/** The choice. An open form goes on after it. */
export function chooseLanguage(): Answer {
  return { replies: [{ kind: 'panel', screen: { kind: 'language' } }] };
}

/** From this answer on the bot speaks the chosen language. */
export function setLanguage(facts: Facts, language: Language): Answer {
  const { form } = facts.dialogue;
  const { replies, ...rest } = form === null ? menu(facts) : { replies: [formPanel(facts, form)] };
  return {
    ...rest,
    replies: [toast('language-changed'), ...replies],
    deeds: [{ kind: 'set-language', language }],
    language,
  };
}
