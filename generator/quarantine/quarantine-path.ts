import { extname } from 'node:path/posix';

/**
 * Where a file goes: `quarantine/20260131-src-old.ts` for `src/old.ts`, with a number before the
 * ending when `isTaken`. What a path in the contract may not hold becomes a dash, and a test gets a
 * name by which no runner finds it.
 * @param today YYYY-MM-DD
 */
export function quarantinePath(
  directory: string,
  file: string,
  today: string,
  isTaken: (path: string) => boolean,
): string {
  const ending = /^\.\w+$/.test(extname(file)) ? extname(file) : '';
  const stem = file
    .slice(0, file.length - ending.length)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/\.(test|spec)$/, '-$1');
  const front = `${directory}/${today.replaceAll('-', '')}-${stem || 'file'}`;
  let path = `${front}${ending}`;
  for (let number = 2; isTaken(path); number++) path = `${front}-${number}${ending}`;
  return path;
}
