import { dirname, join, normalize } from 'node:path/posix';
import type { TextRange } from '../../source/source-text.ts';
import type { ProjectView } from '../project/project-view.ts';

/** A word of a text that may be a path, and where it stands. */
export interface PathWord {
  readonly word: string;
  readonly range: TextRange;
}

const WORD = /[^\s'"`,;:=()<>[\]|&{}*?!#\\]+/g;

/** Words that have a slash or a dot in them; without those that are taken back with a `!`. */
export function pathWords(text: string): PathWord[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const [word] = match;
    const start = match.index;
    if (!/[./]/.test(word) || text[start - 1] === '!') return [];
    const trimmed = word.replace(/(?<=[^./])[./]+$/, '');
    return [{ word: trimmed, range: { start, end: start + trimmed.length } }];
  });
}

/** A text with its comments blanked, so that all offsets stay. For files where `#` or `//` begins one. */
export function withoutComments(text: string): string {
  return text.replace(/(^|[ \t])#[^\n]*|^[ \t]*\/\/[^\n]*/gm, (comment) =>
    ' '.repeat(comment.length),
  );
}

/**
 * The files that a word of `from` can mean: beside that file, or from the root of the project; of
 * an address such as `/app/src/old.ts` or `$ROOT/src/old.ts` also what remains without its front.
 * `isCommand`: whether it may be typed at the root, where `./old.ts` is not beside `from` and
 * `src/old` can mean `src/old.ts`.
 */
export function filesMeant(
  view: ProjectView,
  from: string,
  word: string,
  isCommand: boolean,
): string[] {
  const isRelative = /^\.\.?(\/|$)/.test(word);
  const candidates = /^[/$~@]/.test(word)
    ? withoutFront(word)
    : [join(dirname(from), word), ...(isRelative && !isCommand ? [] : [normalize(word)])];
  return candidates.flatMap((path) => {
    if (view.isFile(path)) return [path];
    if (!isRelative && !(isCommand && word.includes('/'))) return [];
    const found = view.resolveImport(path);
    // A folder of that name is rather meant than a file whose ending was left out.
    return found === null || (!isRelative && view.has(path)) ? [] : [found];
  });
}

/** `/app/src/old.ts`: `app/src/old.ts`, `src/old.ts`, `old.ts`. */
function withoutFront(word: string): string[] {
  const parts = word.split('/').filter((part) => part !== '');
  return parts.map((_part, index) => parts.slice(index).join('/'));
}
