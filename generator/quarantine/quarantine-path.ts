import { extname } from 'node:path/posix';

/**
 * Where a file goes: `quarantine/20260131-src-old.ts` for `src/old.ts`, with a number before the
 * ending when `isTaken`. What a path in the contract may not hold becomes a dash.
 * @param today YYYY-MM-DD
 */
export function quarantinePath(
  directory: string,
  file: string,
  today: string,
  isTaken: (path: string) => boolean,
): string {
  const name = file.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '');
  const ending = extname(name);
  const front = `${directory}/${today.replaceAll('-', '')}-${name.slice(0, name.length - ending.length)}`;
  let path = `${front}${ending}`;
  for (let number = 2; isTaken(path); number++) path = `${front}-${number}${ending}`;
  return path;
}
