/**
 * A fingerprint of every line that says something, four characters each, so that the manifest can
 * tell which line of a contract file has changed since the last generation without keeping the
 * file.
 */
const DIGEST_LENGTH = 4;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A line of a contract file that is not blank and not a comment. */
export interface MeaningfulLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** Fingerprints of all meaningful lines, joined. */
export function lineDigests(text: string): string {
  return meaningfulLines(text)
    .map((line) => lineDigest(line.text))
    .join('');
}

/** A line that is new or different, or the line after which some are gone. */
export interface ChangedLine {
  readonly kind: 'changed' | 'removed-after';
  /** 1-based; 0 when lines before the first one are gone. */
  readonly number: number;
}

/**
 * Where `text` differs from the text whose fingerprints were kept; empty when only comments or
 * blanks differ.
 */
export function changedLines(text: string, kept: string): ChangedLine[] {
  const lines = meaningfulLines(text);
  const before: string[] = [];
  for (let at = 0; at < kept.length; at += DIGEST_LENGTH)
    before.push(kept.slice(at, at + DIGEST_LENGTH));
  const after = lines.map((line) => lineDigest(line.text));
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < before.length - start &&
    tail < after.length - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const changed = lines.slice(start, lines.length - tail);
  const known = new Set(before.slice(start, before.length - tail));
  const fresh = changed.filter((line) => !known.has(lineDigest(line.text)));
  const shown = fresh.length > 0 ? fresh : changed;
  if (shown.length > 0) return shown.map((line) => ({ kind: 'changed', number: line.number }));
  if (before.length === after.length) return [];
  return [{ kind: 'removed-after', number: lines[start - 1]?.number ?? 0 }];
}

function meaningfulLines(text: string): MeaningfulLine[] {
  const lines: MeaningfulLine[] = [];
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    const trimmed = line.trimEnd();
    const first = trimmed.trimStart()[0];
    if (first !== undefined && first !== '#') lines.push({ number, text: trimmed });
  }
  return lines;
}

/** FNV-1a, 24 bits: a collision hides a cause once in sixteen million changes, never a change. */
function lineDigest(line: string): string {
  let state = 0x811c9dc5;
  for (let at = 0; at < line.length; at++) {
    state = Math.imul(state ^ line.charCodeAt(at), 0x01000193);
  }
  const folded = (state ^ (state >>> 24)) & 0xffffff;
  return (
    (ALPHABET[folded & 63] as string) +
    ALPHABET[(folded >>> 6) & 63] +
    ALPHABET[(folded >>> 12) & 63] +
    ALPHABET[folded >>> 18]
  );
}
