import { type DataPath, pathText } from '../diagnostics/address.ts';
import { type Manifest, parseManifest } from '../output/manifest.ts';
import { readCurrent } from '../output/project-files.ts';
import { LineMap } from '../source/line-map.ts';
import { locator } from '../yaml/locate.ts';
import { pathAtLine } from '../yaml/path-at-line.ts';
import { explainContractPath, parsePath } from './explain-contract-path.ts';
import type { Workspace } from './workspace.ts';

/**
 * Where a file, or one line of it, comes from; for a file of the contract, what is made from it.
 */
export function explainFile(
  workspace: Workspace,
  path: string,
  text: string,
  line: number | null,
): string {
  const source = workspace.sources.find((each) => each.path === path);
  if (source !== undefined) return explainSource(workspace, path, source.text, line);
  const manifest = manifestOf(workspace);
  const fences = Object.keys(manifest?.files ?? {}).filter((each) => each.startsWith(`${path}#`));
  const files = manifest?.files[path] === undefined ? fences : [path];
  if (files.length === 0) return `${path} is not generated: people write it.\n`;
  const rows = files.map((each) => {
    const from = manifest?.files[each]?.from ?? [];
    const origins = from.length === 0 ? 'the runtime of truthgen' : from.join(', ');
    return `${each} is generated from ${origins}\n`;
  });
  const mark = line === null ? null : markAbove(text, line);
  if (line !== null && mark === null) rows.push(`line ${line} names no part of the contract\n`);
  if (mark !== null) rows.push(contractLine(workspace, path, mark, manifest));
  return rows.join('');
}

/**
 * The nearest `@contract PATH` at or above the line, or the one that a following line of the same
 * comment holds.
 */
function markAbove(text: string, line: number): string | null {
  const lines = text.split('\n');
  const pattern = /@contract (.+?)(?: \*\/)?$/;
  const inComment = (lines[line - 1] ?? '').trimStart().startsWith('*');
  for (let at = line; inComment && at < Math.min(lines.length, line + 12); at++) {
    const found = pattern.exec((lines[at] as string).trimEnd())?.[1];
    if (found !== undefined) return found;
    if ((lines[at] as string).includes('*/')) break;
  }
  for (let at = line - 1; at >= 0; at--) {
    const found = pattern.exec((lines[at] as string).trimEnd())?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function contractLine(
  { project, sources }: Workspace,
  file: string,
  mark: string,
  manifest: Manifest | null,
): string {
  const origins = manifest?.files[file]?.from ?? [];
  const whole = origins.find((origin) => origin.endsWith('.yaml') && !origin.includes('#'));
  const path = whole ?? project.contractPath;
  const text = sources.find((source) => source.path === path)?.text ?? '';
  const range = locator(text)(parsePath(mark), 'key');
  const { line } = new LineMap(text).position(range.start);
  return `${mark} is ${path}:${line}\n  ${new LineMap(text).line(line).trim()}\n`;
}

function explainSource(
  workspace: Workspace,
  path: string,
  text: string,
  line: number | null,
): string {
  const address: DataPath = line === null || !path.endsWith('.yaml') ? [] : pathAtLine(text, line);
  if (path === workspace.project.contractPath && address.length > 0) {
    return explainContractPath(workspace, pathText(address)) ?? '';
  }
  const manifest = manifestOf(workspace);
  const made = Object.entries(manifest?.files ?? {})
    .filter(([, { from }]) =>
      from.some((origin) => origin === path || path.startsWith(`${origin}/`)),
    )
    .map(([file]) => `  ${file}\n`);
  const subject = address.length === 0 ? path : `${path}:${line} (${pathText(address)})`;
  return `${subject} is part of the contract. Made from this file:\n${made.join('')}`;
}

function manifestOf({ project, model }: Workspace): Manifest | null {
  const path = `${model?.project.generated ?? 'generated'}/manifest.json`;
  return parseManifest(readCurrent(project.root, [path]).get(path) ?? null);
}
