import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { resolve } from '../diagnostics/resolve.ts';
import { fenceAddress } from '../output/fences.ts';
import type { Plan } from '../output/plan.ts';

/**
 * Pages that have no place for a table that belongs there. People write the page, so the place is
 * theirs to choose.
 */
export function missingFences(root: string, plan: Plan): Diagnostic[] {
  const findings = plan.creates.flatMap(({ path }): Finding[] => {
    const part = fenceAddress(path);
    if (part === null) return [];
    return [
      {
        code: 'page-fence-missing',
        at: { file: part.page, range: { start: 0, end: 1 } },
        text: `${part.page} has no place for the table ${part.fence}.`,
        hint: `Add the lines <!-- truth:begin ${part.fence} --> and <!-- truth:end ${part.fence} --> where it belongs.`,
      },
    ];
  });
  const pages = [...new Set(findings.map((finding) => finding.at.file))];
  const sources = pages.map((path) => ({ path, text: textOf(join(root, path)) }));
  return resolve(findings, sources, () => () => ({ start: 0, end: 1 }));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
