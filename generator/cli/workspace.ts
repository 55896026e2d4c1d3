import { type ReadContract, readContract } from '../index.ts';
import { generatorFingerprint } from '../output/generator-fingerprint.ts';
import { ParseCache } from '../output/parse-cache.ts';
import { findProject, type Project, readSources } from '../output/project-files.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Console } from './console.ts';

/** A project with its contract, read once for a command. */
export interface Workspace extends ReadContract {
  readonly project: Project;
  readonly sources: readonly SourceText[];
}

/** Finds, reads and checks the contract that a command is about. Throws ContractNotFound. */
export async function openWorkspace(
  console: Console,
  contract: string | undefined,
): Promise<Workspace> {
  const project = findProject(console.cwd, contract);
  const sources = readSources(project);
  const cache = new ParseCache(project.root, generatorFingerprint());
  const read = await readContract({ project, sources, cache });
  cache.save();
  return { project, sources, ...read };
}
