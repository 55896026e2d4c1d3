import { emitterNames } from '../emit/emit-all.ts';
import { type GenerateOptions, generate } from '../index.ts';
import type { ContractModel } from '../model/model.ts';
import { type Comparison, compareWithDisk } from '../output/desired-state.ts';
import { packageVersion } from '../output/package-root.ts';
import type { Project } from '../output/project-files.ts';
import { nearestName } from '../runtime/nearest-name.ts';
import type { SourceText } from '../source/source-text.ts';
import { UsageError } from './exit-codes.ts';

/** A valid contract, ready to be generated from. */
export interface GenerationInput extends GenerateOptions {
  readonly project: Project;
  readonly sources: readonly SourceText[];
  readonly model: ContractModel;
}

/** Generates in memory and compares with the disk. Writes nothing. */
export function generateAndCompare(input: GenerationInput): Comparison {
  const { project, sources, model, only } = input;
  return compareWithDisk({
    root: project.root,
    generatedFolder: model.project.generated,
    generator: `truthgen ${packageVersion()}`,
    sources,
    emitted: generate(model, input),
    partial: only !== undefined,
  });
}

/** The emitters named by `--only a,b`. Throws UsageError for a name that is none. */
export function parseOnly(text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const names = [...emitterNames, 'runtime'];
  const wanted = text.split(',').map((name) => name.trim());
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const nearest = nearestName(name, names);
    const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
    throw new UsageError(`There is no emitter ${name}.${meant} There are ${names.join(', ')}.`);
  }
  return new Set(wanted);
}
