import { describe, expect, it } from 'vitest';
import { form, type ModelId, models } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { MEDIA_BASE } from '../../../src/core/generation/generation.ts';
import { sharedValues } from '../../../src/core/result/shared-values.ts';
import { facts, generation, photo, taps } from '../dialogue/situation.ts';

const OWN = `${MEDIA_BASE}unique-1`;
const WEB = 'https://photos.example/me.jpg';

/** An answer that holds what is the owner's wherever it can. */
function owned({ name, widget, media, list, fields, choices }: FormField): unknown {
  if (media !== null) return media.isList ? [OWN, WEB] : OWN;
  if (list !== null) return [owned(list.item)];
  if (fields.length > 0) return Object.fromEntries(fields.map((each) => [each.name, owned(each)]));
  if (/_?ids?$/i.test(name)) return 'OWN-TASK';
  return widget === 'choice' ? choices[0]?.value : widget === 'text' ? 'a fox' : 1;
}

const sold = Object.values(models).filter((model) => model.sold);

describe('what goes along with a shared result', () => {
  it.each(sold.map(({ id }) => id))('%s: nothing that is the owner’s', (modelId: ModelId) => {
    const input = Object.fromEntries(form(modelId).map((field) => [field.name, owned(field)]));
    const said = JSON.stringify(sharedValues({ modelId, input }));
    expect(said).not.toMatch(/media\.example|photos\.example|OWN-TASK/);
  });

  it('words and settings do', () => {
    const input = { prompt: 'a fox', aspect_ratio: '1:1' };
    expect(sharedValues({ modelId: 'z-image', input })).toEqual(input);
  });

  it('an address that was written in the place of words does not', () => {
    expect(sharedValues({ modelId: 'z-image', input: { prompt: WEB } })).toEqual({});
  });

  it('makes a form that asks for a file of one’s own', () => {
    const shared = generation({
      modelId: 'google/nano-banana-edit',
      input: { prompt: 'make it blue', image_urls: [OWN] },
      media: { 'unique-1': photo },
    });
    const known = facts({ openedShare: { token: 't', generation: shared, deliveries: [] } });
    const { form: begun } = decide(known, taps({ kind: 'like', token: 't' })).dialogue;
    expect(begun?.values).toMatchObject({ prompt: 'make it blue' });
    expect(begun?.media).toEqual({});
    expect(begun?.focus).toEqual(['image_urls']);
  });
});
