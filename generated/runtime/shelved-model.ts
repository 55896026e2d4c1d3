// Copied by truth gen from the runtime of truthgen. Do not edit.
import { checkAgainst, type PreparedModel, removedModel, unknownModel } from './check-input.ts';
import type { InputTests } from './input-tests.ts';
import type { JsonRecord, ModelDescriptor, RemovedModel } from './model-descriptor.ts';
import { prepareParameters } from './prepared-shape.ts';
import type { CheckResult } from './problem.ts';

/** What a generated model file exports: the first two, or `removed` alone. */
export interface ModelModule {
  readonly describe?: () => ModelDescriptor;
  readonly accepts?: Accepts;
  readonly removed?: RemovedModel;
}

/** True when an input is in order as it stands; false means "look closer". */
type Accepts = (input: JsonRecord, is: InputTests) => boolean;

/**
 * A loaded model. Its parts are fields of a plain object, because the engine reads exports of
 * modules slower.
 */
export class ShelvedModel {
  readonly accepts: Accepts;
  readonly #id: string;
  readonly #module: ModelModule;
  #prepared: PreparedModel | null = null;

  constructor(id: string, module: ModelModule) {
    this.#id = id;
    this.#module = module;
    this.accepts = module.accepts ?? (() => false);
  }

  /** All that is known about the model; null when it was removed. */
  get descriptor(): ModelDescriptor | null {
    return this.#prepare()?.descriptor ?? null;
  }

  /** Everything that is wrong with an input, or its documented form. */
  check(input: unknown): CheckResult<unknown> {
    const prepared = this.#prepare();
    if (prepared !== null) return checkAgainst(prepared, input);
    const { removed } = this.#module;
    return removed === undefined ? unknownModel(this.#id, []) : removedModel(removed);
  }

  #prepare(): PreparedModel | null {
    const { describe } = this.#module;
    if (this.#prepared !== null || describe === undefined) return this.#prepared;
    const descriptor = describe();
    this.#prepared = { descriptor, shapes: prepareParameters(descriptor.parameters) };
    return this.#prepared;
  }
}
