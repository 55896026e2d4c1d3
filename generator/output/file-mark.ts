import { readFileSync, type Stats, statSync } from 'node:fs';
import { shortDigest } from './digest.ts';

/**
 * A file touched this shortly before it was looked at may be touched again without a new time on
 * it.
 */
const RACE_MS = 20;

/**
 * Size of a file and the time of its last change of any kind, and its digest when the time alone
 * would not prove that it stays the same.
 */
export type FileMark = readonly [size: number, ctimeMs: number, digest?: string];

/** The mark of a file; null when there is none. */
export function markOf(path: string): FileMark | null {
  const stats = statOrNull(path);
  if (stats === null) return null;
  const { size, ctimeMs } = stats;
  if (Date.now() - ctimeMs > RACE_MS) return [size, ctimeMs];
  return [size, ctimeMs, shortDigest(readFileSync(path, 'utf8'))];
}

/** Whether a file is as it was when it got its mark. */
export function isUnchanged(path: string, [size, ctimeMs, digest]: FileMark): boolean {
  const stats = statOrNull(path);
  if (stats?.size !== size || stats.ctimeMs !== ctimeMs) return false;
  return digest === undefined || shortDigest(readFileSync(path, 'utf8')) === digest;
}

/** Whether there is a file or folder. */
export function isThere(path: string): boolean {
  return statOrNull(path) !== null;
}

function statOrNull(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
