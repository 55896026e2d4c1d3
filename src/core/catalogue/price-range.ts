import { form, type ModelId, pricedBy, quoteDraft } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Kopecks } from '../money/kopecks.ts';

export interface PriceRange {
  readonly from: Kopecks;
  /** Nothing that the user can choose changes the price. */
  readonly isFixed: boolean;
}

/** Media of a user, as short and as small as they can be. */
const LEAST_FACTS = { source_seconds: 1, source_resolution: '480p' };
/** A text that is paid for by the character, when its length has no limit. */
const LONG_TEXT = 5000;

const ranges = new Map<ModelId, PriceRange | null>();

/**
 * The least that a model may cost; null when it has no price. Found by trying all values of the
 * parameters that the price depends on, and remembered.
 */
export function priceRange(id: ModelId): PriceRange | null {
  const known = ranges.get(id);
  if (known !== undefined) return known;
  const range = searchRange(id);
  ranges.set(id, range);
  return range;
}

function searchRange(id: ModelId): PriceRange | null {
  const names = pricedBy(id);
  const fields = form(id).filter(({ name }) => names.includes(name));
  const prices = new Set<Kopecks>();
  // What is not known of the files of a user may make it dearer.
  for (const facts of [LEAST_FACTS, {}]) {
    for (const draft of draftsOf(fields)) {
      const quote = quoteDraft(id, draft, facts);
      if (quote !== null) prices.add(quote.kopecks);
    }
  }
  const [from] = Array.from(prices).sort((a, b) => Number(a - b));
  return from === undefined ? null : { from, isFixed: prices.size === 1 };
}

/** Every combination of values: no model has more than a few hundred. */
function draftsOf(fields: readonly FormField[]): readonly JsonRecord[] {
  let drafts: JsonRecord[] = [{}];
  for (const field of fields) {
    const { name } = field;
    drafts = drafts.flatMap((draft) => [
      draft,
      ...valuesToTry(field).map((value) => ({ ...draft, [name]: value })),
    ]);
  }
  return drafts;
}

/** Files and lists are left out: they only make it dearer. */
function valuesToTry({ widget, choices, number, text }: FormField): readonly unknown[] {
  switch (widget) {
    case 'choice':
      return choices.map(({ value }) => value);
    case 'toggle':
      return [false, true];
    case 'number':
      return [number?.minimum ?? 1, number?.maximum ?? number?.minimum ?? 1];
    case 'text':
      return [Math.max(1, text?.minLength ?? 1), text?.maxLength ?? LONG_TEXT].map((length) =>
        'x'.repeat(length),
      );
    default:
      return [];
  }
}
