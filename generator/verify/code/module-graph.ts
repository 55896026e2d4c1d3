import type { ProjectView } from '../project/project-view.ts';
import type { CodeFile, Import } from './code-file.ts';

/** An import of a file by a file. */
export interface Edge {
  readonly from: CodeFile;
  /** Path of a file that is there. */
  readonly to: string;
  readonly by: Import;
}

/** What a file imports of the project, in reading order. What is not there is left to the compiler. */
export function edgesOf(view: ProjectView, from: CodeFile): Edge[] {
  return from.imports.flatMap((by) => {
    if (by.kind !== 'file') return [];
    const to = view.resolveImport(by.target);
    return to === null ? [] : [{ from, to, by }];
  });
}

export interface ReachOptions {
  /** Whether an import of types alone leads on; it does not at run time. */
  readonly types: boolean;
}

/** Paths of the code that can be reached from `entries`, themselves included. */
export function reachedFrom(
  view: ProjectView,
  entries: readonly string[],
  { types }: ReachOptions,
): ReadonlySet<string> {
  const reached = new Set(entries);
  for (const path of reached) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    for (const { to, by } of edgesOf(view, view.codeFile(path))) {
      if (types || !by.isTypeOnly) reached.add(to);
    }
  }
  return reached;
}
