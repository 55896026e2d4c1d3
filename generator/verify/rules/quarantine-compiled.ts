import { dirname, join, normalize } from 'node:path/posix';
import { ts } from '../code/typescript.ts';
import { isCode, isInside } from '../project/paths.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * The compiler does not look at the quarantine: imports of what lies there were left as they were,
 * and lead nowhere. Sees tsconfig files of the project and what they take over from each other, not
 * from packages. Linters and test runners are not looked at.
 */
export const quarantineCompiled: VerifyRule = {
  code: 'quarantine-compiled',
  scope: 'cheap',
  *check(view) {
    const { directory } = view.policy.quarantine;
    const held = view.pathsIn(directory).filter(isCode);
    if (held.length === 0) return;
    for (const path of view.paths.filter((each) => /(^|\/)tsconfig\.json$/.test(each))) {
      const compiled = held.find((file) => isCompiled(view, path, file));
      if (compiled === undefined) continue;
      const { start, end } = wordAt(view.text(path));
      yield {
        at: { file: path, range: { start, end } },
        text: `${path} has the compiler look at ${compiled}, which is in quarantine.`,
        hint: `Add "${directory}" to its exclude.`,
      };
    }
  },
};

interface FileChoice {
  readonly files: readonly string[] | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  readonly allowJs: boolean;
}

const NOTHING: FileChoice = { files: null, include: null, exclude: [], allowJs: false };

function isCompiled(view: ProjectView, config: string, file: string): boolean {
  const { files, include, exclude, allowJs } = choiceOf(view, config, new Set());
  if (files?.includes(file) === true) return true;
  if (!(allowJs || /\.[cm]?tsx?$/.test(file))) return false;
  const included = include ?? (files === null ? [dirname(config)] : []);
  return included.some((each) => matches(each, file)) && !exclude.some((it) => matches(it, file));
}

/** What a config chooses, with what it takes over; all paths from the root of the project. */
function choiceOf(view: ProjectView, config: string, seen: Set<string>): FileChoice {
  if (seen.has(config) || !view.isFile(config)) return NOTHING;
  seen.add(config);
  const data: Readonly<Record<string, unknown>> =
    ts.parseConfigFileTextToJson(config, view.text(config)).config ?? {};
  const parents = [data['extends'] ?? []].flat().map((parent) => {
    const path = normalize(join(dirname(config), String(parent)));
    return choiceOf(view, view.isFile(path) ? path : `${path}.json`, seen);
  });
  const base: FileChoice = Object.assign({ ...NOTHING }, ...parents.map(withoutNulls));
  const own = (key: string): string[] | null => {
    const list = data[key];
    if (!Array.isArray(list)) return null;
    return list.map((each) => normalize(join(dirname(config), String(each))));
  };
  const options = data['compilerOptions'] as Readonly<Record<string, unknown>> | undefined;
  return {
    files: own('files') ?? base.files,
    include: own('include') ?? base.include,
    exclude: own('exclude') ?? base.exclude,
    allowJs: options?.['allowJs'] === true || base.allowJs,
  };
}

function withoutNulls(choice: FileChoice): Partial<FileChoice> {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== null));
}

/** As the compiler reads its patterns: a folder means all below it, a star stays in one folder. */
function matches(pattern: string, file: string): boolean {
  if (pattern === '.' || isInside(file, pattern)) return true;
  const words = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('**', '\x01')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\x01', '.*');
  return new RegExp(`^${words}(/.*)?$`).test(file);
}

/** What chooses the files, or the beginning where nothing does. */
function wordAt(text: string): { readonly start: number; readonly end: number } {
  const match = /"(include|files)"/.exec(text);
  return match === null
    ? { start: 0, end: 1 }
    : { start: match.index, end: match.index + match[0].length };
}
