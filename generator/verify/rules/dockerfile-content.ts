import { dirname, normalize } from 'node:path/posix';
import { DOCKERFILE, type DockerInstruction, serviceImage } from '../delivery/dockerfile.ts';
import { isInside } from '../project/paths.ts';
import type { ProjectView } from '../project/project-view.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Into the image goes what the service needs to run: not the whole folder (unless .dockerignore
 * lets only chosen files through), nor tests, contract, pages or quarantine. What a build stage
 * holds, and what is copied from it, is not followed.
 */
export const dockerfileContent: VerifyRule = {
  code: 'dockerfile-content',
  scope: 'cheap',
  *check(view) {
    const image = serviceImage(view);
    if (image === null) return;
    const { sources, generated } = view.policy.folders;
    const sent = sentPaths(view);
    for (const instruction of image.last.instructions) {
      for (const source of copiedSources(instruction)) {
        const taken = isEverything(source) && sent !== null ? sent : [source];
        const unwanted = taken.map((path) => whyNot(path, view)).find((each) => each !== null);
        if (unwanted === undefined) continue;
        yield {
          at: { file: DOCKERFILE, range: instruction.range },
          text: `${instruction.keyword} ${source} takes ${unwanted} into the image.`,
          hint: `Copy what the service needs, such as ${sources} and ${generated}.`,
        };
      }
    }
  },
};

/** What .dockerignore lets through one by one; null when it does not begin with everything. */
function sentPaths(view: ProjectView): readonly string[] | null {
  const [first = '', ...others] = view
    .text('.dockerignore')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^[^#]/.test(line));
  if (!isEverything(first.replace(/^\//, ''))) return null;
  return others.flatMap((line) => (line.startsWith('!') ? [cleanPath(line.slice(1))] : []));
}

function isEverything(path: string): boolean {
  return path === '.' || /^\*{1,2}(\/\*{1,2})?$/.test(path);
}

function cleanPath(path: string): string {
  return normalize(path).replace(/^\/+|\/+$/g, '') || '.';
}

/** Paths in the folder of the project, relative to its root. */
function copiedSources({ keyword, value }: DockerInstruction): string[] {
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  const flags = /^(?:--\S+\s+)*/.exec(value)?.[0] ?? '';
  if (/--from=/.test(flags)) return [];
  const rest = value.slice(flags.length);
  const words = rest.startsWith('[') ? wordsOfList(rest) : rest.split(/\s+/);
  return words
    .slice(0, -1)
    .filter((word) => !/^(https?:|git@|<<)/.test(word))
    .map(cleanPath);
}

function wordsOfList(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
}

function whyNot(source: string, view: ProjectView): string | null {
  const { folders, quarantine, contract } = view.policy;
  if (isEverything(source)) return 'everything';
  const kept: readonly (readonly [string, string])[] = [
    [quarantine.directory, 'the quarantine'],
    [folders.tests, 'tests'],
    [dirname(contract), 'the contract'],
    [folders.knowledgeBase, 'pages for people'],
    ['.git', 'the history'],
    ['.env', 'the settings of a machine'],
    ['node_modules', 'packages of another machine'],
  ];
  const found = kept.find(
    ([folder]) => folder !== '.' && (isInside(source, folder) || isInside(folder, source)),
  );
  return found?.[1] ?? null;
}
