import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import { facts, incoming, photo, says, taps } from './situation.ts';

const sends = (caption = ''): Incoming => incoming({ kind: 'file', file: photo, caption });

/** What is known after all of this, and what was seen last. */
function happened(...updates: readonly Incoming[]): { known: Facts; last: string[] } {
  let known = facts();
  let last: string[] = [];
  for (const update of updates) {
    const decision = decide(known, update);
    known = facts({ dialogue: decision.dialogue });
    last = seen(decision);
  }
  return { known, last };
}

const formOf = (...updates: readonly Incoming[]) => happened(...updates).known.dialogue.form;

describe('words without a form', () => {
  it('that are few are looked for, and can still be made', () => {
    expect(happened(says('fox')).last).toEqual(['panel search']);
    expect(formOf(says('fox'), taps({ kind: 'wish' }))?.values).toMatchObject({ prompt: 'fox' });
  });

  it('that name a purpose are looked for', () => {
    expect(happened(says('remove background')).last).toEqual(['panel search']);
  });

  it('that describe something are proposed at once', () => {
    const form = formOf(says('a red fox sleeps in the deep snow'));
    expect(form?.values).toMatchObject({ prompt: 'a red fox sleeps in the deep snow' });
  });
});

describe('a file without a form', () => {
  it('is asked about, and the words that follow say what to do with it', () => {
    expect(happened(sends()).last).toEqual(['panel wish-tasks']);
    const form = formOf(sends(), says('make the sky red'));
    expect(form?.modelId).toMatch(/edit/);
    expect(form?.values).toMatchObject({ prompt: 'make the sky red' });
    expect(Object.values(form?.media ?? {})).toEqual([photo]);
  });

  it('with words is proposed at once', () => {
    expect(happened(sends('remove the background')).known.dialogue.form?.modelId).toBe(
      'recraft/remove-background',
    );
  });

  it('is forgotten by who goes elsewhere', () => {
    expect(formOf(sends(), taps({ kind: 'menu' }), says('a cat on a red sofa'))?.media).toEqual({});
    const gone = happened(
      sends(),
      taps({ kind: 'menu' }),
      taps({ kind: 'wish-task', task: 'upscale' }),
    );
    expect(gone.last).toEqual(['toast error-stale-button', 'panel menu']);
  });
});

describe('a proposal', () => {
  const wish = [sends('make the sky red')];

  it('can become one of another task, with the same file and words', () => {
    const form = formOf(...wish, taps({ kind: 'wish-task', task: 'image-to-video' }));
    expect(form?.modelId).toMatch(/image-to-video/);
    expect(Object.values(form?.media ?? {})).toEqual([photo]);
    expect(Object.values(form?.values ?? {})).toContain('make the sky red');
  });

  it('can be one of another model', () => {
    expect(happened(...wish, taps({ kind: 'wish-models', page: 0 })).last).toEqual([
      'panel wish-models',
    ]);
    const form = formOf(
      ...wish,
      taps({ kind: 'wish-models', page: 0 }),
      taps({ kind: 'wish-model', modelId: 'qwen/image-edit' }),
    );
    expect(form?.modelId).toBe('qwen/image-edit');
    expect(form?.values).toMatchObject({ prompt: 'make the sky red' });
  });

  it('is not made with a model that does not take it', () => {
    expect(happened(...wish, taps({ kind: 'wish-model', modelId: 'z-image' })).last).toEqual([
      'toast form-stale-button',
      'panel form',
    ]);
  });
});
