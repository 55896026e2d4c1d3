import { importAliases } from '../verify/code/import-aliases.ts';
import { reachedFrom } from '../verify/code/module-graph.ts';
import { isCode, isInside } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';
import { referencesIn, referringPaths } from '../verify/references/references.ts';
import { contractFindings, findingOf, leadsThere } from '../verify/rules/quarantine-reached.ts';
import type { VerifyFinding } from '../verify/verify-rule.ts';

/** What was walked, and what of it leads into the quarantine. */
export interface IsolationProof {
  readonly entrypoint: string;
  /** Files that the entrypoint loads, itself included; also generated ones. */
  readonly loaded: number;
  readonly codeFiles: number;
  readonly imports: number;
  /** package.json, scripts, Dockerfile, workflows and the like. */
  readonly otherFiles: number;
  /** Files in quarantine. */
  readonly held: number;
  /** Files in quarantine that the entrypoint loads. */
  readonly loadedFromThere: readonly string[];
  /** Places that lead there, of the contract too. */
  readonly findings: readonly VerifyFinding[];
}

/**
 * Walks the modules from the entrypoint, and every import and path of every file, and counts. Looks
 * at everything anew, whatever a plan said before.
 */
export function proveIsolation(view: ProjectView): IsolationProof {
  const { entrypoint, quarantine } = view.policy;
  const isThere = (path: string): boolean => isInside(path, quarantine.directory);
  const aliases = importAliases(view);
  const loaded = [...reachedFrom(view, [entrypoint.file], { types: false })];
  const paths = referringPaths(view);
  const references = paths.flatMap((path) => referencesIn(view, path, aliases));
  const codeFiles = paths.filter(isCode);
  return {
    entrypoint: entrypoint.file,
    loaded: loaded.length,
    codeFiles: codeFiles.length,
    imports: codeFiles.reduce((sum, path) => sum + view.codeFile(path).imports.length, 0),
    otherFiles: paths.length - codeFiles.length,
    held: view.pathsIn(quarantine.directory).length,
    loadedFromThere: loaded.filter(isThere),
    findings: [
      ...references.filter((each) => leadsThere(view, each)).map(findingOf),
      ...contractFindings(view),
    ],
  };
}

/** The proof in sentences; every number was counted. */
export function describeProof(proof: IsolationProof, directory: string): string {
  const { entrypoint, loaded, codeFiles, imports, otherFiles, loadedFromThere, findings } = proof;
  const count = (found: number): string => (found === 0 ? 'none' : `${found}`);
  const lines = [
    `${entrypoint} loads ${loaded} files, ${count(loadedFromThere.length)} of them from ${directory}.`,
    `${codeFiles} files of code with ${imports} imports, and ${otherFiles} other files, were read: ` +
      `${count(findings.length)} of their imports and paths leads there.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
