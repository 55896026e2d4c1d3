import { type DataPath, pathText } from '../diagnostics/address.ts';
import { parseManifest } from '../output/manifest.ts';
import { readCurrent } from '../output/project-files.ts';
import { LineMap } from '../source/line-map.ts';
import { locator } from '../yaml/locate.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Workspace } from './workspace.ts';

/** `routes[2].path` → keys and indexes. */
export function parsePath(text: string): DataPath {
  return text
    .split(/\.|(?=\[\d+\])/)
    .filter((step) => step !== '')
    .map((step) => {
      const index = /^\[(\d+)\]$/.exec(step)?.[1];
      return index === undefined ? step : Number(index);
    });
}

/**
 * Where a part of truth.yaml stands and which generated files are made from it, with the lines that
 * name it. Null when the contract has no such part.
 */
export function explainContractPath(workspace: Workspace, subject: string): string | null {
  const { project, sources } = workspace;
  const text = sources.find((source) => source.path === project.contractPath)?.text ?? '';
  const path = parsePath(subject);
  if (!has(text, project.contractPath, path)) return null;
  const lines = new LineMap(text);
  const { line } = lines.position(locator(text)(path, 'key').start);
  const head = `${pathText(path)} is ${project.contractPath}:${line}\n  ${lines.line(line).trim()}\n`;
  const made = madeFrom(workspace, path);
  return `${head}Made from it:\n${made.map((each) => `  ${each}\n`).join('')}`;
}

function has(text: string, path: string, address: DataPath): boolean {
  const parsed = parseYaml({ path, text });
  if (!parsed.ok || address.length === 0) return false;
  let at: unknown = parsed.data;
  for (const step of address) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return true;
}

/**
 * Files of the section, with the lines that carry the mark of this very part, or of what is below
 * it.
 */
function madeFrom({ project, model }: Workspace, path: DataPath): string[] {
  const manifestPath = `${model?.project.generated ?? 'generated'}/manifest.json`;
  const manifest = parseManifest(
    readCurrent(project.root, [manifestPath]).get(manifestPath) ?? null,
  );
  const section = `${project.contractPath}#${String(path[0])}`;
  const files = Object.entries(manifest?.files ?? {})
    .filter(([, { from }]) => from.includes(section))
    .map(([file]) => file);
  const texts = readCurrent(project.root, files);
  const mark = `@contract ${pathText(path)}`;
  return files.flatMap((file) => {
    const at = (texts.get(file) ?? '')
      .split('\n')
      .flatMap((line, index) => (marks(line, mark) ? [`${file}:${index + 1}`] : []));
    return at.length > 0 ? at : [file];
  });
}

function marks(line: string, mark: string): boolean {
  const at = line.indexOf(mark);
  return at !== -1 && /^($|[ .[])/.test(line.slice(at + mark.length));
}
