import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../..');
export const folder = '.github/workflows';

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: unknown;
  readonly environment?: unknown;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  /** Name of the file in `.github/workflows`. */
  readonly file: string;
  readonly text: string;
  readonly name?: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads a workflow; an empty file has no jobs. */
export function workflowOf(file: string, text: string): Workflow {
  const parsed = (parse(text) ?? {}) as Partial<Workflow>;
  return { ...parsed, on: parsed.on ?? {}, jobs: parsed.jobs ?? {}, file, text };
}

/** Every workflow of this repository, by the name of its file. */
export const workflows: readonly Workflow[] = readdirSync(join(root, folder))
  .sort()
  .map((file) => workflowOf(file, readFileSync(join(root, folder, file), 'utf8')));

/** The workflow of a file. Throws when there is none. */
export function workflow(file: string): Workflow {
  const found = workflows.find((each) => each.file === file);
  if (found === undefined) throw new Error(`There is no ${folder}/${file}.`);
  return found;
}

export interface PlacedStep {
  /** File and job. */
  readonly place: string;
  readonly step: Step;
}

/** All steps of a workflow, each with its place. */
export function stepsOf({ file, jobs }: Workflow): readonly PlacedStep[] {
  return Object.entries(jobs).flatMap(([id, job]) =>
    (job.steps ?? []).map((step) => ({ place: `${file} ${id}`, step })),
  );
}
