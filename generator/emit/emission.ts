import type { ContractModel } from '../model/model.ts';
import { sourcesOf } from './emitter.ts';

type Section = keyof ContractModel;

/** What an emitter made, and from what. */
interface Made<Output> {
  readonly inputs: readonly unknown[];
  readonly output: readonly Output[];
}

/**
 * Runs emitters, and remembers what each one made: while the sections that it reads are the same objects as last time,
 * its files are the same too.
 */
export class Emission {
  readonly #made = new Map<string, Made<unknown>>();

  run<Output>(
    emitter: { readonly name: string; readonly reads: readonly Section[] } & {
      emit(model: ContractModel, sources: readonly string[]): readonly Output[];
    },
    model: ContractModel,
  ): readonly Output[] {
    const inputs = [model.contractPath, ...emitter.reads.map((section) => model[section])];
    const known = this.#made.get(emitter.name);
    const same = known?.inputs.every((input, index) => input === inputs[index]) === true;
    if (same) return known?.output as readonly Output[];
    const output = emitter.emit(model, sourcesOf(model, emitter.reads));
    this.#made.set(emitter.name, { inputs, output });
    return output;
  }
}
