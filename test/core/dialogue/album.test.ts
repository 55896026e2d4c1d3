import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Dialogue } from '../../../src/core/dialogue/dialogue.ts';
import type { Incoming, SentFile } from '../../../src/core/incoming.ts';
import { emptyForm, facts, filling, incoming, NOW_MS, photo } from './situation.ts';

/** What an album of so many pictures leads to, each part being handled by itself. */
function afterAlbum(count: number, caption: string, begun: Dialogue = facts().dialogue) {
  let dialogue = begun;
  const inPlace: boolean[] = [];
  const problems: (readonly string[])[] = [];
  for (let at = 0; at < count; at++) {
    const part = ofAlbum(at, at === 0 ? caption : '');
    const known = facts({ dialogue, newDraftId: `newdraf${at}`, nowMs: NOW_MS + at });
    const decision = decide(known, part);
    dialogue = decision.dialogue;
    for (const reply of decision.replies) {
      if (reply.kind !== 'panel') continue;
      inPlace.push(reply.isInPlace === true);
      if (reply.screen.kind === 'form')
        problems.push(reply.screen.problems.map(({ code }) => code));
    }
  }
  const files = Object.values(dialogue.form?.media ?? {}).map(({ fileId }) => fileId);
  return { dialogue, files, inPlace, problems };
}

function ofAlbum(at: number, caption: string, file: Partial<SentFile> = {}): Incoming {
  const sent = { ...photo, fileId: `file-${at}`, fileUniqueId: `unique-${at}`, ...file };
  return incoming({ kind: 'file', file: sent, caption, albumId: 'album-1' }, { updateId: at });
}

describe('an album out of nowhere', () => {
  it('with words is one form with all pictures, shown in one place', () => {
    const { dialogue, files, inPlace } = afterAlbum(3, 'put these things on one table');
    expect(files).toEqual(['file-0', 'file-1', 'file-2']);
    expect(inPlace).toEqual([false, true, true]);
    expect(Object.values(dialogue.form?.values ?? {})).toContain('put these things on one table');
  });

  it('of a newcomer is one form too, below the gift', () => {
    const isNew = { ...facts().user, isNew: true };
    const first = decide(facts({ user: isNew }), ofAlbum(0, 'put these things on one table'));
    expect(first.replies.map(({ kind }) => kind)).toEqual(['message', 'panel']);
    const { dialogue } = decide(facts({ dialogue: first.dialogue }), ofAlbum(1, ''));
    expect(Object.keys(dialogue.form?.media ?? {})).toHaveLength(2);
  });

  it('says how many have no room where the words lead', () => {
    const { files, problems } = afterAlbum(3, 'remove the background');
    expect(files).toEqual(['file-0']);
    expect(problems.at(-1)).toContain('too-many');
  });

  it('without words is asked about once, and the words then are about all of it', () => {
    const { dialogue, inPlace } = afterAlbum(2, '');
    expect(inPlace).toEqual([false, true]);
    const said = decide(
      facts({ dialogue }),
      incoming({ kind: 'text', text: 'put both cats on one sofa' }),
    );
    expect(Object.keys(said.dialogue.form?.media ?? {})).toHaveLength(2);
  });
});

describe('an album for a question', () => {
  const asked = (modelId: string): Dialogue => filling(emptyForm(modelId)).dialogue;

  it('fills a list with one answer', () => {
    const form = asked('google/nano-banana-edit');
    expect(form.form?.focus).toEqual(['image_urls']);
    const { files, inPlace } = afterAlbum(3, '', form);
    expect(files).toHaveLength(3);
    expect(inPlace).toEqual([false, true, true]);
  });

  it('leaves out what is more than the question takes, says so and keeps what was there', () => {
    const { files, problems, dialogue } = afterAlbum(3, '', asked('recraft/remove-background'));
    expect(files).toEqual(['file-0']);
    expect(problems).toEqual([[], ['too-many'], ['too-many']]);
    expect(dialogue.form?.media).toHaveProperty('unique-0');
  });

  it('does not cover what was wrong with a part', () => {
    let { dialogue } = { dialogue: asked('google/nano-banana-edit') };
    const places: unknown[] = [];
    for (const [at, bytes] of [1_000, 10 ** 9, 1_000].entries()) {
      const decision = decide(facts({ dialogue }), ofAlbum(at, '', { bytes }));
      dialogue = decision.dialogue;
      places.push(decision.replies.flatMap((reply) => 'isInPlace' in reply));
    }
    // The refusal takes the place of the first answer; the third comes below it.
    expect(places).toEqual([[false], [true], [false]]);
    expect(Object.keys(dialogue.form?.media ?? {})).toEqual(['unique-0', 'unique-2']);
  });
});
