import { watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { Emission } from '../../emit/emission.ts';
import { generatorFingerprint } from '../../output/generator-fingerprint.ts';
import { LastGeneration } from '../../output/last-generation.ts';
import { ParseCache } from '../../output/parse-cache.ts';
import { findProject, type Project } from '../../output/project-files.ts';
import type { Console } from '../console.ts';
import type { ExitCode } from '../exit-codes.ts';
import { parseOnly } from '../generation.ts';
import { report } from '../report.ts';
import { Stopwatch } from '../stopwatch.ts';
import { writeGeneration } from '../write-generation.ts';
import type { GenOptions } from './gen.ts';
import { describePlan } from './gen-write.ts';

/** Editors write a file in several steps; one pause this long makes one rebuild of them. */
const DEBOUNCE_MS = 30;

/** A memory that was not saved costs the next process time, nothing else; so it waits for a pause. */
const IDLE_MS = 300;

/** Generates, and again after each change of the contract folder, until the process ends. */
export async function genWatch(options: GenOptions, console: Console): Promise<ExitCode> {
  const project = findProject(console.cwd, options.contract);
  const rebuild = rebuilder(project, options, console);
  let timer: NodeJS.Timeout | undefined;
  // One after the other: a change during a rebuild is seen by the next one.
  let last = Promise.resolve();
  const next = (): void => {
    last = last.then(rebuild).catch((error: Error) => {
      console.err(`${error.message}. Waiting for the next change.\n`);
    });
  };
  watchFolder(join(project.root, project.contractFolder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(next, DEBOUNCE_MS);
  });
  next();
  await last;
  console.err(`watching ${project.contractFolder}/, Ctrl-C ends\n`);
  return new Promise(() => undefined);
}

/** One rebuild, which remembers what the last one read and made. */
export function rebuilder(
  project: Project,
  options: GenOptions,
  console: Console,
): () => Promise<void> {
  const fingerprint = generatorFingerprint();
  const cache = new ParseCache(project.root, fingerprint);
  const emission = new Emission();
  const last = new LastGeneration(project, fingerprint);
  const only = parseOnly(options.only);
  const save = (): void => {
    cache.save();
    last.save();
  };
  let saving: NodeJS.Timeout | undefined;
  return async () => {
    clearTimeout(saving);
    const startedAtMs = performance.now();
    last.lookAgain();
    const stopwatch = new Stopwatch();
    const input = { project, fingerprint, last, cache, emission, only, stopwatch };
    const { problems, plan } = await writeGeneration(input);
    if (problems.length > 0) report(problems, options, console);
    saving = setTimeout(save, IDLE_MS);
    if (plan === null) return;
    const tookMs = performance.now() - startedAtMs;
    console.err(`${describePlan(plan).trimEnd()} (${tookMs.toFixed(0)} ms)\n`);
    if (options.stats === true) console.err(stopwatch.report());
  };
}
