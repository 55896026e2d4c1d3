import { normalize } from 'node:path/posix';
import type { TextRange } from '../../source/source-text.ts';
import type { CodeFile } from '../code/code-file.ts';
import { aliasTargets, type ImportAlias } from '../code/import-aliases.ts';
import { ts } from '../code/typescript.ts';
import { isCode, isInside } from '../project/paths.ts';
import type { ProjectView } from '../project/project-view.ts';
import { filesMeant, pathWords, withoutComments } from './path-words.ts';

/** A place in a file that names another file of the project. */
export interface Reference {
  readonly from: string;
  readonly to: string;
  readonly range: TextRange;
  /** An import of any kind, a path in a text, or a folder in which the file is found. */
  readonly kind: 'import' | 'path' | 'folder';
}

/**
 * Pages are read by people, lock files are written by tools, an ignore file reaches nothing, and a
 * number with `.tmp` is the end of a file that a killed run of ours left half-written.
 */
const NOT_READ =
  /(^|\/)(CODEOWNERS|LICENSE|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.\w*ignore|\.gitattributes)$|\.(mdx?|txt|rst|adoc|svg|lock|\d+\.tmp)$/;

/** Files in which something can name a file so that it is used. The contract is looked at apart. */
export function referringPaths(view: ProjectView): string[] {
  const { contract, quarantine, verify } = view.policy;
  return view.paths.filter(
    (path) =>
      !NOT_READ.test(path) &&
      path !== contract &&
      path !== verify.baseline &&
      !isInside(path, quarantine.directory),
  );
}

/**
 * What a file names of the project: imports of every kind, `new URL('./x', import.meta.url)`, paths
 * in texts, also when `join` puts them together; in files that are no code each word. Computed
 * paths are a matter of computed-references.ts. Each place once.
 */
export function referencesIn(
  view: ProjectView,
  path: string,
  aliases: readonly ImportAlias[],
): Reference[] {
  const found = isCode(path)
    ? ofCode(view, view.codeFile(path), aliases)
    : wordsOf(view, path, withoutComments(view.text(path)), 0, true);
  const places = new Map(found.map((each) => [`${each.range.start} ${each.to}`, each]));
  return [...places.values()].sort((a, b) => a.range.start - b.range.start);
}

function ofCode(view: ProjectView, file: CodeFile, aliases: readonly ImportAlias[]): Reference[] {
  const { path: from } = file;
  const texts = [
    ...file.nodes<ts.StringLiteral>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
    ...file.nodes<ts.TemplateHead>(ts.SyntaxKind.TemplateHead),
    ...file.nodes<ts.TemplateMiddle>(ts.SyntaxKind.TemplateMiddle),
    ...file.nodes<ts.TemplateTail>(ts.SyntaxKind.TemplateTail),
  ];
  return [
    ...texts.flatMap((node) => wordsOf(view, from, node.text, file.range(node).start + 1, false)),
    ...joinedPaths(view, file),
    // Last, because of one place what is said last counts.
    ...file.imports.flatMap(({ kind, target, range }) => {
      const targets = kind === 'file' ? [target] : aliasTargets(aliases, target);
      return targets.map((each): Reference => {
        const to = view.resolveImport(normalize(each)) ?? each;
        return { from, to, range, kind: 'import' };
      });
    }),
  ];
}

function wordsOf(
  view: ProjectView,
  from: string,
  text: string,
  offset: number,
  isCommand: boolean,
): Reference[] {
  return pathWords(text).flatMap(({ word, range }) =>
    filesMeant(view, from, word, isCommand).map((to) => ({
      from,
      to,
      range: { start: offset + range.start, end: offset + range.end },
      kind: 'path' as const,
    })),
  );
}

/** `join(root, 'src', 'old.ts')`: texts that follow each other in a call. */
function joinedPaths(view: ProjectView, file: CodeFile): Reference[] {
  return file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression).flatMap((call) => {
    if (!/(^|\.)(join|resolve)$/.test(call.expression.getText(file.source))) return [];
    const texts = call.arguments.filter((each) => ts.isStringLiteralLike(each));
    const [first] = texts;
    const last = texts.at(-1);
    if (first === undefined || last === undefined || texts.length < 2) return [];
    const range = { start: file.range(first).start, end: file.range(last).end };
    const word = texts.map((each) => each.text).join('/');
    return filesMeant(view, file.path, word, false).map((to) => ({
      from: file.path,
      to,
      range,
      kind: 'path' as const,
    }));
  });
}
