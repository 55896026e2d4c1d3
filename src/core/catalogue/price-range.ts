import { form, type ModelId, quoteDraft } from '../../../generated/models/index.ts';
import type { JsonRecord, Scalar } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Kopecks } from '../money/kopecks.ts';

export interface PriceRange {
  readonly from: Kopecks;
  /** Nothing that the user can choose changes the price. */
  readonly isFixed: boolean;
}

/** Media of a user, as short and as small as they can be. */
const LEAST_FACTS = { source_seconds: 1, source_resolution: '480p' };
/** The choice of one parameter may make another one cheaper than it was before. */
const PASSES = 2;

const ranges = new Map<ModelId, PriceRange>();

/**
 * The least that a model may cost; null when it has no price. Found by trying the values of its
 * form one by one, and remembered.
 */
export function priceRange(id: ModelId): PriceRange | null {
  const known = ranges.get(id);
  if (known !== undefined) return known;
  const range = searchRange(id);
  if (range !== null) ranges.set(id, range);
  return range;
}

function searchRange(id: ModelId): PriceRange | null {
  const fields = form(id);
  const dearest = quoteDraft(id, {})?.kopecks;
  let draft: JsonRecord = {};
  let least = quoteDraft(id, draft, LEAST_FACTS)?.kopecks;
  if (least === undefined || dearest === undefined) return null;
  let isFixed = dearest === least;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const field of fields) {
      for (const value of valuesToTry(field)) {
        const next = { ...draft, [field.name]: value };
        const price = quoteDraft(id, next, LEAST_FACTS)?.kopecks;
        if (price === undefined) continue;
        if (price !== least) isFixed = false;
        if (price >= least) continue;
        least = price;
        draft = next;
      }
    }
  }
  return { from: least, isFixed };
}

/** For a text, a short and a long one: some are paid for by the character. */
function valuesToTry({ widget, choices, number, text }: FormField): readonly Scalar[] {
  switch (widget) {
    case 'choice':
      return choices.map(({ value }) => value);
    case 'toggle':
      return [false, true];
    case 'number': {
      const { minimum, maximum } = number ?? { minimum: null, maximum: null };
      return [minimum ?? 1, maximum ?? minimum ?? 1];
    }
    case 'text':
      return ['x'.repeat(Math.max(1, text?.minLength ?? 1)), 'x'.repeat(text?.maxLength ?? 5000)];
    default:
      return [];
  }
}
