import { describe, expect, it } from 'vitest';
import { quickActions } from '../../../generated/bot.ts';
import { languages } from '../../../generated/messages.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { answerForm, formScreen } from '../../../src/core/form/form.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import type { SentFile } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import { facts, photo, taps } from './situation.ts';

const recording: SentFile = { ...photo, kind: 'audio', mimeType: 'audio/mpeg', seconds: 20 };

function begun(action: string, language: 'ru' | 'en'): FormState {
  const user = { ...facts().user, language };
  const { dialogue } = decide(facts({ user }), taps({ kind: 'quick', action }));
  if (dialogue.form === null) throw new Error(`${action} begins no form`);
  return dialogue.form;
}

/** With the file that is the user's own, when one is asked for. */
function withFile(form: FormState): FormState {
  if (form.focus.length === 0) return form;
  for (const file of [photo, recording]) {
    const answer = answerForm(form, { file });
    if (answer.problems.length === 0) {
      return answerForm({ ...answer.state, focus: [] }, { kind: 'overview' }).state;
    }
  }
  return form;
}

describe.each(languages)('a ready task, in %s', (language) => {
  it.each(quickActions.map(({ action }) => action))('%s can be started at once', (action) => {
    const form = withFile(begun(action, language));
    const { isComplete, price } = formScreen(form, [], 1_000_000n, facts().freeUses);
    expect({ isComplete, priced: price !== null }).toEqual({ isComplete: true, priced: true });
  });
});

describe('a ready task', () => {
  it('speaks the language of the user, and keeps what is filled in', () => {
    expect(begun('animate-photo', 'ru').values).toMatchObject({ resolution: '480p' });
    expect(begun('animate-photo', 'ru').values['prompt']).toMatch(/^Люди/);
    expect(begun('animate-photo', 'en').values['prompt']).toMatch(/^The people/);
  });

  it('asks for nothing but the file', () => {
    expect(begun('product-photo', 'en').focus).toEqual(['image_urls']);
    expect(begun('poster', 'en').focus).toEqual([]);
  });

  it('that is gone leads back', () => {
    expect(seen(decide(facts(), taps({ kind: 'quick', action: 'gone' })))).toEqual([
      'toast error-stale-button',
      'panel menu',
    ]);
  });
});
