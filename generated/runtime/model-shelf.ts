// Copied by truth gen from the runtime of truthgen. Do not edit.
import { unknownModel } from './check-input.ts';
import { inputTests } from './input-tests.ts';
import type { JsonRecord, ModelDescriptor } from './model-descriptor.ts';
import type { CheckResult } from './problem.ts';
import { problem } from './problem-words.ts';
import { type Facts, type PricedQuote, type Pricing, priceOf, type Quote } from './quote-price.ts';
import { type ModelModule, ShelvedModel } from './shelved-model.ts';

export type { ModelModule } from './shelved-model.ts';

/** The models of a catalogue, each loaded when it is first asked for. */
export class ModelShelf {
  readonly #ids: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #load: (slug: string) => ModelModule;
  readonly #loaded = new Map<string, ShelvedModel>();
  /** The one that was asked for last: a form asks for the same after each answer. */
  #lastId = '';
  #last: ShelvedModel | null = null;

  constructor(ids: readonly string[], load: (slug: string) => ModelModule) {
    this.#ids = ids;
    this.#known = new Set(ids);
    this.#load = load;
  }

  /** The documented form of an input, or everything that is wrong with it. Never throws. */
  check(id: string, input: unknown): CheckResult<unknown> {
    const model = id === this.#lastId ? this.#last : this.#find(id);
    if (model === null) return unknownModel(id, this.#ids);
    try {
      if (
        typeof input === 'object' &&
        input !== null &&
        model.accepts(input as JsonRecord, inputTests)
      ) {
        return { ok: true, value: input };
      }
      return model.check(input);
    } catch {
      // Only a getter or a proxy can throw here, and such an input did not come from JSON.
      const words = { en: 'The input cannot be read.', ru: 'Не удалось прочитать параметры.' };
      return { ok: false, problems: [problem('', 'type', words)] };
    }
  }

  /** The price of a valid input. */
  quote(id: string, input: unknown, facts: Facts, pricing: Pricing): Quote {
    const checked = this.check(id, input);
    if (!checked.ok) return { ok: false, reason: 'invalid-input', problems: checked.problems };
    return (
      this.#price(id, checked.value as JsonRecord, facts, pricing) ?? {
        ok: false,
        reason: 'no-price',
        problems: [],
      }
    );
  }

  /**
   * The price of a draft that may still lack parameters, or hold wrong ones, which do not count;
   * null without one.
   */
  quoteDraft(id: string, draft: JsonRecord, facts: Facts, pricing: Pricing): PricedQuote | null {
    const value = this.check(id, draft);
    if (value.ok) return this.#price(id, value.value as JsonRecord, facts, pricing);
    const wrong = new Set(value.problems.map(({ path }) => path.split(/[.[]/)[0] ?? ''));
    const usable = Object.entries(draft).filter(
      ([name, entry]) => entry != null && !wrong.has(name),
    );
    return this.#price(id, Object.fromEntries(usable), facts, pricing);
  }

  /** All that is known about a model; null when it is unknown or removed. */
  descriptor(id: string): ModelDescriptor | null {
    return this.#find(id)?.descriptor ?? null;
  }

  #price(id: string, value: JsonRecord, facts: Facts, pricing: Pricing): PricedQuote | null {
    const descriptor = this.descriptor(id);
    if (descriptor?.price === undefined) return null;
    const { price, parameters } = descriptor;
    return priceOf({ price, parameters, value, facts }, pricing);
  }

  #find(id: string): ShelvedModel | null {
    let model = this.#loaded.get(id);
    if (model === undefined) {
      if (!this.#known.has(id)) return null;
      model = new ShelvedModel(id, this.#load(id.replaceAll('/', '__')));
      this.#loaded.set(id, model);
    }
    this.#lastId = id;
    this.#last = model;
    return model;
  }
}
