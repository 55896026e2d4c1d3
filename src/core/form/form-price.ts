import { checkInput, quote, quoteDraft } from '../../../generated/models/index.ts';
import type { Facts, PricedQuote } from '../../../generated/runtime/quote-price.ts';
import { onShelf } from '../catalogue/shelf.ts';
import type { FormState } from './form-state.ts';
import { valueAt } from './form-values.ts';
import { mediaSeconds } from './media-reference.ts';
import { questionsOf } from './questions.ts';

/**
 * What the order would cost as it stands; null while nothing can be said. The screen and the order
 * both ask here, so what was shown is what is charged.
 */
export function priceOfForm(state: FormState): PricedQuote | null {
  const price = contractPrice(state);
  return price === null ? null : { ...price, kopecks: onShelf(state.modelId, price.kopecks) };
}

function contractPrice(state: FormState): PricedQuote | null {
  const facts = factsOf(state);
  const checked = checkInput(state.modelId as string, state.values);
  if (!checked.ok) return quoteDraft(state.modelId, state.values, facts);
  const price = quote(state.modelId, checked.value, facts);
  return price.ok ? price : null;
}

/**
 * What the files of the user say about the price: how long the source is. Files that are needed
 * count, each question by itself, and the longest decides; where none is needed, the clips do. One
 * file of unknown length leaves the whole unknown, and the dearest case counts.
 */
function factsOf(state: FormState): Facts {
  const fields = questionsOf(state.modelId).filter(({ media }) => media?.kind !== 'image');
  const needed = fields.filter(({ media, required }) => media !== null && required);
  const counted =
    needed.length > 0 ? needed : fields.filter(({ media }) => media?.kind === 'video');
  const lengths = counted.map((field) =>
    mediaSeconds(valueAt(state.values, [field.name]), state.media),
  );
  if (lengths.length === 0 || lengths.includes(null)) return {};
  const seconds = Math.max(...lengths.map((length) => length ?? 0));
  return seconds > 0 ? { source_seconds: Math.ceil(seconds) } : {};
}
