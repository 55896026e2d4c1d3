import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes } from '../../diagnostics/apply-fixes.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type ReportOptions, report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';

export interface ValidateOptions extends ReportOptions {
  readonly contract?: string;
  readonly fix?: boolean;
}

/** Checks the contract alone. With `fix`, first carries out the fixes that are certain. */
export async function validate(options: ValidateOptions, console: Console): Promise<ExitCode> {
  let workspace = await openWorkspace(console, options.contract);
  if (options.fix === true) {
    const changed = applyFixes(workspace.diagnostics, workspace.sources);
    for (const { path, text } of changed) {
      writeFileSync(join(workspace.project.root, path), text);
      console.err(`fixed ${path}\n`);
    }
    if (changed.length > 0) workspace = await openWorkspace(console, options.contract);
  }
  const { diagnostics, model, sources } = workspace;
  report(diagnostics, options, console);
  if (model === null) return exitCodes.fallsShort;
  if (options.format === undefined || options.format === 'pretty') {
    const { models } = model.catalog;
    const sold = models.filter((each) => each.sold).length;
    console.err(
      `The contract is right: ${sources.length} files, ${model.routes.length} routes, ${models.length} models, ${sold} of them sold.\n`,
    );
  }
  return exitCodes.clean;
}
