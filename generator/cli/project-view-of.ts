import { policyOf } from '../model/policy.ts';
import { diskFiles } from '../verify/project/disk-files.ts';
import { projectPaths } from '../verify/project/project-paths.ts';
import { ProjectView, type ProjectViewOptions } from '../verify/project/project-view.ts';
import type { Workspace } from './workspace.ts';

/** The project as it is on the disk; null when its contract is not right. */
export function projectViewOf(
  { project, model }: Workspace,
  more: Pick<ProjectViewOptions, 'ownCommands' | 'only'> = {},
): ProjectView | null {
  if (model === null) return null;
  return new ProjectView({
    ...more,
    policy: policyOf(model),
    files: diskFiles(project.root, projectPaths(project.root)),
    today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  });
}
