import { dirname, join, normalize } from 'node:path/posix';
import type { CodeFile } from '../code/code-file.ts';
import { ts } from '../code/typescript.ts';
import type { Reference } from './references.ts';

/** Calls that look what a folder holds. */
const READS_FOLDERS =
  /\b(readdir|readdirSync|opendir|opendirSync|globSync|glob|require\.context)\b/;
const READS_OWN_FOLDER =
  /\b(readdir|readdirSync|opendir|opendirSync)\(\s*(import\.meta\.dirname|__dirname)\b/;

/** Whether a text can hold what {@link computedReferences} looks for. */
export function mayCompute(text: string): boolean {
  return READS_FOLDERS.test(text) || text.includes('/${');
}

/**
 * Places in which code reaches files without their names: it reads the folder in which one lies, or
 * puts a path in that folder together from a template. `skipped`: folders of which it says little
 * that something reads them, such as the one of all sources.
 */
export function computedReferences(
  file: CodeFile,
  targets: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
): Reference[] {
  return [...targets].flatMap((to) => {
    const folder = dirname(to);
    const places = [
      ...templatesInto(file, folder, to),
      ...(skipped.has(folder) ? [] : readsOf(file, folder)),
    ];
    return places.map((node): Reference => {
      return { from: file.path, to, range: file.range(node), kind: 'folder' };
    });
  });
}

/** Texts that name the folder, in a file that reads folders. */
function readsOf(file: CodeFile, folder: string): ts.Node[] {
  if (!READS_FOLDERS.test(file.text)) return [];
  const texts = [
    ...file.nodes<ts.StringLiteral>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
  ];
  const named = texts.filter(({ text, parent }) => {
    // A point alone is often something else, as the place at which a name is split.
    if (text === '.' && !ts.isNewExpression(parent)) return false;
    // Outside of a path a word without a slash may be any word.
    const isPart = isPathPart(parent);
    if (!isPart && !text.includes('/')) return false;
    return names(file.path, text.replace(/\/(\*.*)?$/, ''), folder, isPart);
  });
  const own = file
    .nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)
    .filter((node) => dirname(file.path) === folder && READS_OWN_FOLDER.test(node.getText()));
  return [...named, ...own];
}

/** Whether what stands before a text may be the front of its path. */
function isPathPart(parent: ts.Node): boolean {
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  return /(^|\.)(join|resolve|URL|readdir\w*|opendir\w*|glob\w*)$/.test(
    parent.expression.getText(),
  );
}

function isLoaded(parent: ts.Node): boolean {
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  return /^(import|require|URL)$/.test(parent.expression.getText());
}

/** `./scenarios/${name}.ts`: what stands before the gap names the folder, what follows the ending. */
function templatesInto(file: CodeFile, folder: string, to: string): ts.Node[] {
  if (!file.text.includes('/${')) return [];
  return file.nodes<ts.TemplateExpression>(ts.SyntaxKind.TemplateExpression).filter((node) => {
    const { head, templateSpans, parent } = node;
    const parts = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
    return templateSpans.some((_span, index) => {
      const before = /(?:^|\s)(\S+)\/$/.exec(parts[index] ?? '')?.[1];
      if (before === undefined) return false;
      // Code that writes an import for other files has such a text too, and loads nothing.
      if (before === '.' && !isLoaded(parent)) return false;
      const isLast = index + 1 === templateSpans.length;
      const ending = /^\S*/.exec(parts[index + 1] ?? '')?.[0] ?? '';
      return (!isLast || to.endsWith(ending)) && names(file.path, before, folder, index > 0);
    });
  });
}

/** Whether a text in a file means a folder. `isPart`: something unknown may stand before it. */
function names(from: string, text: string, folder: string, isPart: boolean): boolean {
  if (text === '' || /\s/.test(text)) return false;
  if (/^\.\.?(\/|$)/.test(text)) {
    return normalize(join(dirname(from), text)).replace(/\/$/, '') === folder;
  }
  const bare = text.replace(/^\/+|\/+$/g, '');
  if (bare === folder || join(dirname(from), bare) === folder) return true;
  return isPart && bare !== '' && folder.endsWith(`/${bare}`);
}
