import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  buildRequest,
  checkInput,
  type ModelId,
  type ModelInputs,
  models,
} from '../../generated/models/index.ts';

/** What the compiler knows about models; `npm run check` proves it. */
describe('types of models', () => {
  it('a checked input has the type of its model', () => {
    const result = checkInput('z-image', { prompt: 'x', aspect_ratio: '1:1' });
    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<ModelInputs['z-image']>();
    expect(result.ok).toBe(true);
  });

  it('an id that is only a text gives a record', () => {
    const id: string = 'z-image';
    const result = checkInput(id, {});
    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<{ readonly [name: string]: unknown }>();
    expect(result.ok).toBe(false);
  });

  it('wire names and values are spelled out', () => {
    expectTypeOf<ModelInputs['wan/2-5-image-to-video']['duration']>().toEqualTypeOf<'5' | '10'>();
    expectTypeOf<ModelInputs['kling-3.0/video']['sound']>().toEqualTypeOf<boolean>();
    // @ts-expect-error a picture has no such shape
    buildRequest('z-image', { prompt: 'x', aspect_ratio: '7:5' } satisfies ModelInputs['z-image']);
    // @ts-expect-error there is no such model
    const unknown: ModelId = 'z-imge';
    expect(unknown in models).toBe(false);
  });
});
