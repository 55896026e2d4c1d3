import { type ReadContract, readContract } from '../index.ts';
import { generatorFingerprint } from '../output/generator-fingerprint.ts';
import { ParseCache } from '../output/parse-cache.ts';
import { findProject, type Project, pathExists, readSources } from '../output/project-files.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Console } from './console.ts';

/** A project with its contract, read once for a command. */
export interface Workspace extends ReadContract {
  readonly project: Project;
  readonly sources: readonly SourceText[];
  /** Of the generator on this machine. */
  readonly fingerprint: string;
  /** Paths whose existence the rules asked for, with the answers. */
  readonly asked: ReadonlyMap<string, boolean>;
}

/**
 * Finds, reads and checks the contract that a command is about. `warnings` says whether to look also for what does no
 * harm. Throws ContractNotFound.
 */
export async function openWorkspace(
  console: Console,
  contract: string | undefined,
  warnings = true,
): Promise<Workspace> {
  const project = findProject(console.cwd, contract);
  const sources = readSources(project);
  const fingerprint = generatorFingerprint();
  const cache = new ParseCache(project.root, fingerprint);
  const asked = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    const found = pathExists(project.root, path);
    asked.set(path, found);
    return found;
  };
  const read = await readContract({ project, sources, cache, exists, warnings });
  cache.save();
  return { project, sources, fingerprint, asked, ...read };
}
