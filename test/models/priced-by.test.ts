import { describe, expect, it } from 'vitest';
import { form, models, pricedBy, quoteDraft } from '../../generated/models/index.ts';
import type { FormField } from '../../generated/runtime/model-form.ts';

const priced = Object.values(models).filter(({ id }) => quoteDraft(id, {}) !== null);

function values({ widget, choices }: FormField): readonly unknown[] {
  if (widget === 'choice') return choices.map(({ value }) => value);
  return widget === 'toggle' ? [false, true] : [];
}

describe('parameters on which a price depends', () => {
  it('are all that change it', () => {
    let changes = 0;
    for (const { id } of priced) {
      const names = pricedBy(id);
      const base = quoteDraft(id, {})?.kopecks;
      for (const field of form(id)) {
        for (const value of values(field)) {
          if (quoteDraft(id, { [field.name]: value })?.kopecks === base) continue;
          changes++;
          expect.soft(names, `${id}: ${field.name}`).toContain(field.name);
        }
      }
    }
    expect(changes).toBeGreaterThan(100);
  });

  it('are parameters of the model, each once', () => {
    for (const { id } of priced) {
      const names = pricedBy(id);
      expect(new Set(names).size).toBe(names.length);
      const known = form(id).map(({ name }) => name);
      for (const name of names) expect.soft(known, id).toContain(name);
    }
  });

  it('are none where there is no price', () => {
    const removed = Object.values(models).find(({ status }) => status === 'removed');
    expect(removed === undefined ? null : pricedBy(removed.id)).toEqual([]);
  });
});
