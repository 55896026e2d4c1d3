import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { allCodes, codes, isDiagnosticCode } from '../../diagnostics/codes.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { explainContractPath } from '../explain-contract-path.ts';
import { explainFile } from '../explain-file.ts';
import { openWorkspace } from '../workspace.ts';

export interface ExplainOptions {
  readonly contract?: string;
}

/**
 * Says what something is: a diagnostic code; a generated file or a line of it (which part of the
 * contract it comes from); a part of the contract (what is made from it). Without a subject lists
 * all codes.
 */
export async function explain(
  subject: string | undefined,
  options: ExplainOptions,
  console: Console,
): Promise<ExitCode> {
  if (subject === undefined) {
    for (const code of allCodes) console.out(`${code.padEnd(30)} ${codes[code].title}\n`);
    return exitCodes.clean;
  }
  if (isDiagnosticCode(subject)) {
    const { severity, title, explanation } = codes[subject];
    console.out(`${severity}[${subject}] ${title}\n\n${explanation}\n`);
    return exitCodes.clean;
  }
  const workspace = await openWorkspace(console, options.contract);
  const { root } = workspace.project;
  const [, file = '', line] = /^(.*?)(?::(\d+))?$/.exec(subject) ?? [];
  const path = relative(root, resolve(console.cwd, file)).replaceAll('\\', '/');
  if (existsSync(join(root, path)) && !path.startsWith('..')) {
    const text = readFileSync(join(root, path), 'utf8');
    console.out(explainFile(workspace, path, text, line === undefined ? null : Number(line)));
    return exitCodes.clean;
  }
  const told = explainContractPath(workspace, subject);
  if (told !== null) {
    console.out(told);
    return exitCodes.clean;
  }
  const nearest = nearestName(subject, allCodes);
  const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
  throw new UsageError(
    `${subject} is no diagnostic code, no file and no part of the contract.${meant} ` +
      'Try: truth explain unknown-key, truth explain env.variables.PORT, truth explain generated/env.ts:20.',
  );
}
