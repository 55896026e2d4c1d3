import { form, type ModelId, pricedBy, quoteDraft } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { onShelf } from './shelf.ts';

export interface PriceRange {
  readonly from: Kopecks;
  /** The most that choices can make of it; null where the length of the user's files decides. */
  readonly to: Kopecks | null;
  /** Nothing that the user can choose changes the price. */
  readonly isFixed: boolean;
}

/** Media of a user, as short and as small as they can be. */
const LEAST_FACTS = { source_seconds: 1, source_resolution: '480p' };
/** A text that is paid for by the character, when its length has no limit. */
const LONG_TEXT = 5000;

const ranges = new Map<ModelId, PriceRange | null>();

/**
 * The least and the most that a model may cost; null when it has no price. Found by trying all
 * values of the parameters that the price depends on, and remembered.
 */
export function priceRange(id: ModelId): PriceRange | null {
  const range = contractRange(id);
  if (range === null) return null;
  const { from, to } = range;
  return { ...range, from: onShelf(id, from), to: to === null ? null : onShelf(id, to) };
}

function contractRange(id: ModelId): PriceRange | null {
  const known = ranges.get(id);
  if (known !== undefined) return known;
  const range = searchRange(id);
  ranges.set(id, range);
  return range;
}

function searchRange(id: ModelId): PriceRange | null {
  const names = pricedBy(id);
  const fields = form(id).filter(({ name }) => names.includes(name));
  // What is not known of the files of a user may make it dearer.
  const [least, unknown] = [LEAST_FACTS, {}].map((facts) =>
    draftsOf(fields)
      .flatMap((draft) => quoteDraft(id, draft, facts)?.kopecks ?? [])
      .sort(byAmount),
  );
  const [from] = [least?.[0], unknown?.[0]].filter((price) => price !== undefined).sort(byAmount);
  const [most, mostOfUnknown] = [least?.at(-1), unknown?.at(-1)];
  if (from === undefined) return null;
  const to = most === mostOfUnknown ? (most ?? null) : null;
  return { from, to, isFixed: from === to };
}

function byAmount(a: Kopecks, b: Kopecks): number {
  return Number(a - b);
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
