import { checkAgainst, type PreparedModel, removedModel, unknownModel } from './check-input.ts';
import { type InputTests, inputTests } from './input-tests.ts';
import type { JsonRecord, ModelDescriptor, RemovedModel } from './model-descriptor.ts';
import { prepareParameters } from './prepared-shape.ts';
import type { CheckResult } from './problem.ts';
import { problem } from './problem-words.ts';
import { type Facts, type PricedQuote, type Pricing, priceOf, type Quote } from './quote-price.ts';

/** What a generated model file exports. */
export interface ModelModule {
  readonly describe?: () => ModelDescriptor;
  /** True when an input is in order as it stands; false means "look closer". */
  readonly accepts?: (input: JsonRecord, is: InputTests) => boolean;
  readonly removed?: RemovedModel;
}

/** The models of a catalogue, each loaded when it is first asked for. */
export class ModelShelf {
  readonly #ids: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #load: (slug: string) => ModelModule;
  readonly #loaded = new Map<string, ModelModule>();
  readonly #ready = new Map<string, PreparedModel>();

  constructor(ids: readonly string[], load: (slug: string) => ModelModule) {
    this.#ids = ids;
    this.#known = new Set(ids);
    this.#load = load;
  }

  /** The documented form of an input, or everything that is wrong with it. Never throws. */
  check(id: string, input: unknown): CheckResult<unknown> {
    const model = this.#loaded.get(id) ?? this.#find(id);
    try {
      const accepts = model?.accepts;
      if (
        typeof input === 'object' &&
        input !== null &&
        accepts?.(input as JsonRecord, inputTests)
      ) {
        return { ok: true, value: input };
      }
      return this.#lookCloser(id, model, input);
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

  /** The price of a draft that may still lack parameters, or hold wrong ones, which do not count; null without one. */
  quoteDraft(id: string, draft: JsonRecord, facts: Facts, pricing: Pricing): PricedQuote | null {
    const value = this.check(id, draft);
    if (value.ok) return this.#price(id, value.value as JsonRecord, facts, pricing);
    const wrong = new Set(value.problems.map(({ path }) => path.split(/[.[]/)[0] ?? ''));
    const usable = Object.entries(draft).filter(
      ([name, entry]) => entry != null && !wrong.has(name),
    );
    return this.#price(id, Object.fromEntries(usable), facts, pricing);
  }

  /** All that is known about a model; undefined when it is unknown or removed. */
  descriptor(id: string): ModelDescriptor | undefined {
    return this.#prepared(id)?.descriptor;
  }

  #prepared(id: string): PreparedModel | undefined {
    const known = this.#ready.get(id);
    if (known !== undefined) return known;
    const descriptor = this.#find(id)?.describe?.();
    if (descriptor === undefined) return undefined;
    const prepared = { descriptor, shapes: prepareParameters(descriptor.parameters) };
    this.#ready.set(id, prepared);
    return prepared;
  }

  #price(id: string, value: JsonRecord, facts: Facts, pricing: Pricing): PricedQuote | null {
    const descriptor = this.descriptor(id);
    if (descriptor?.price === undefined) return null;
    const { price, parameters } = descriptor;
    return priceOf({ price, parameters, value, facts }, pricing);
  }

  #find(id: string): ModelModule | undefined {
    const known = this.#loaded.get(id);
    if (known !== undefined || !this.#known.has(id)) return known;
    const loaded = this.#load(id.replaceAll('/', '__'));
    this.#loaded.set(id, loaded);
    return loaded;
  }

  #lookCloser(id: string, model: ModelModule | undefined, input: unknown): CheckResult<unknown> {
    const prepared = this.#prepared(id);
    if (prepared !== undefined) return checkAgainst(prepared, input);
    if (model?.removed !== undefined) return removedModel(model.removed);
    return unknownModel(id, this.#ids);
  }
}
