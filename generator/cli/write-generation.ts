import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Emission } from '../emit/emission.ts';
import { readContract } from '../index.ts';
import { apply } from '../output/apply.ts';
import { fenceAddress } from '../output/fences.ts';
import type { LastGeneration } from '../output/last-generation.ts';
import type { ParseCache } from '../output/parse-cache.ts';
import type { Plan } from '../output/plan.ts';
import { type Project, pathExists, readSources } from '../output/project-files.ts';
import { generateAndCompare } from './generation.ts';
import { missingFences } from './missing-fences.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface WriteInput {
  readonly project: Project;
  readonly fingerprint: string;
  readonly last: LastGeneration;
  readonly cache: ParseCache;
  readonly emission: Emission;
  readonly only: ReadonlySet<string> | undefined;
  readonly stopwatch: Stopwatch;
}

/** What was written; no plan when something is wrong, and then nothing was. */
export interface Written {
  readonly problems: readonly Diagnostic[];
  readonly plan: Plan | null;
}

/**
 * Reads the contract, makes what an edit needs, writes it, and remembers that all is done. What it
 * remembers is saved by the caller, when there is time.
 */
export async function writeGeneration(input: WriteInput): Promise<Written> {
  const { project, fingerprint, last, cache, emission, only, stopwatch } = input;
  const sources = readSources(project, (path) =>
    last.isUntouched(path) ? cache.digestOf(path) : null,
  );
  const sameProject = last.isSameProject();
  const asked = new Map(Object.entries(last.asked));
  const exists = (path: string): boolean => {
    const found = pathExists(project.root, path);
    asked.set(path, found);
    return found;
  };
  // Warnings do not stop a generation; validate and --check tell them.
  const read = await readContract({
    ...{ project, sources, cache, exists, sameProject },
    warnings: false,
  });
  stopwatch.lap('read and check the contract');
  const { model, digests, diagnostics } = read;
  if (model === null) return { problems: diagnostics, plan: null };
  const { plan } = generateAndCompare({
    ...{ project, sources, model, emission, digests, earlier: last, fingerprint },
    ...(only && { only }),
  });
  stopwatch.lap('generate and compare');
  const problems = missingFences(project.root, plan);
  if (problems.length > 0) return { problems, plan: null };
  apply(project.root, plan);
  stopwatch.lap('write');
  if (only === undefined) {
    const generatedFolder = model.project.generated;
    record(input, plan, { fingerprint, generatedFolder, asked });
  }
  stopwatch.lap('remember');
  return { problems: [], plan };
}

type Recorded = Parameters<LastGeneration['record']>[0];

function record(
  { last, emission }: WriteInput,
  { creates, updates, deletes, keeps }: Plan,
  facts: Pick<Recorded, 'fingerprint' | 'generatedFolder' | 'asked'>,
): void {
  const pageOf = (path: string): string => fenceAddress(path)?.page ?? path;
  const written = [...creates, ...updates].map((file) => file.path);
  const paths = [...written, ...keeps];
  last.record(
    {
      ...facts,
      outputs: paths.map(pageOf),
      files: paths.length,
      work: emission.done,
      faces: emission.faces,
    },
    new Set([...written, ...deletes].map(pageOf)),
    creates.length + deletes.length === 0,
  );
}
