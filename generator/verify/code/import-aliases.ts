import { dirname, join, normalize } from 'node:path/posix';
import type { ProjectView } from '../project/project-view.ts';
import { ts } from './typescript.ts';

/** Names of a project for its own files: `@/*` of tsconfig.json, `#old` of package.json. */
export interface ImportAlias {
  /** As it is written, with one star at most. */
  readonly pattern: string;
  /** Paths in the project, with the star where the pattern has it. */
  readonly targets: readonly string[];
}

/**
 * The aliases of a project: `compilerOptions.paths` and `baseUrl` of every tsconfig file (each as
 * it stands there; what it takes over from a package is not seen) and `imports` of every
 * package.json.
 */
export function importAliases(view: ProjectView): ImportAlias[] {
  return view.paths.flatMap((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (/^[tj]sconfig(\.[\w.-]+)?\.json$/.test(name)) return ofCompiler(path, view.text(path));
    return name === 'package.json' ? ofPackage(path, view.text(path)) : [];
  });
}

/** The files that a name can mean which does not begin with a dot. */
export function aliasTargets(aliases: readonly ImportAlias[], specifier: string): string[] {
  return aliases.flatMap(({ pattern, targets }) => {
    const [front = '', back] = pattern.split('*');
    if (back === undefined) return pattern === specifier ? targets : [];
    const isMeant =
      specifier.startsWith(front) &&
      specifier.endsWith(back) &&
      specifier.length >= front.length + back.length;
    const middle = specifier.slice(front.length, specifier.length - back.length);
    return isMeant ? targets.map((target) => target.replace('*', middle)) : [];
  });
}

function ofCompiler(path: string, text: string): ImportAlias[] {
  const options = ts.parseConfigFileTextToJson(path, text).config?.compilerOptions;
  if (typeof options !== 'object' || options === null) return [];
  const { baseUrl, paths } = options as { baseUrl?: unknown; paths?: unknown };
  const base = join(dirname(path), typeof baseUrl === 'string' ? baseUrl : '.');
  const own = typeof paths === 'object' && paths !== null ? Object.entries(paths) : [];
  return [
    ...own.map(([pattern, targets]) => ({ pattern, targets: textsOf(base, targets) })),
    ...(typeof baseUrl === 'string' ? [{ pattern: '*', targets: [normalize(`${base}/*`)] }] : []),
  ];
}

function ofPackage(path: string, text: string): ImportAlias[] {
  const imports = ts.parseConfigFileTextToJson(path, text).config?.imports;
  if (typeof imports !== 'object' || imports === null) return [];
  return Object.entries(imports as Record<string, unknown>).map(([pattern, targets]) => ({
    pattern,
    targets: textsOf(dirname(path), targets),
  }));
}

/** Every text in a target, whatever the conditions around it are. */
function textsOf(base: string, targets: unknown): string[] {
  if (typeof targets === 'string') return [normalize(join(base, targets))];
  if (typeof targets !== 'object' || targets === null) return [];
  return Object.values(targets).flatMap((target) => textsOf(base, target));
}
