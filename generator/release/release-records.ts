/** A tag by whose name a release is meant, good or bad. */
export interface TagRecord {
  readonly name: string;
  readonly commit: string;
  /** An annotated tag has a message of its own. */
  readonly isAnnotated: boolean;
  readonly message: string;
}

/** Before the name of a release that failed on the live service. */
export const FAILED_PREFIX = 'not-';

const VERDICT = 'Release-Verdict';
const DEPLOYED = 'Deploy-Verdict: met';

/** How the releases of late went. */
export interface Streak {
  /** Releases in a row that kept their checklist, one for each commit, the newest first. */
  readonly good: readonly TagRecord[];
  /** The release that ends the row. */
  readonly endedBy: TagRecord | null;
  /** Tags within the row that nobody but a person vouches for. */
  readonly byHand: readonly TagRecord[];
}

/** Counts back from the newest record. A tag without a verdict in its message counts for nothing. */
export function streakOf(newestFirst: readonly TagRecord[]): Streak {
  const good = new Map<string, TagRecord>();
  const byHand: TagRecord[] = [];
  for (const record of newestFirst) {
    const verdict = verdictOf(record);
    if (verdict === 'not met') return { good: [...good.values()], endedBy: record, byHand };
    if (verdict === null) byHand.push(record);
    else if (!good.has(record.commit)) good.set(record.commit, record);
  }
  return { good: [...good.values()], endedBy: null, byHand };
}

/** What the message of a tag says, as {@link recordMessage} wrote it. */
function verdictOf({ isAnnotated, message }: TagRecord): 'met' | 'not met' | null {
  if (!isAnnotated) return null;
  const [, verdict] = new RegExp(`^${VERDICT}: (met|not met)$`, 'm').exec(message) ?? [];
  return (verdict as 'met' | 'not met' | undefined) ?? null;
}

/** Message of a tag: what was looked at and how it came out, one item in a line. */
export function recordMessage(
  name: string,
  lines: readonly string[],
  verdict: 'met' | 'not met',
): string {
  return `${name}\n\n${lines.join('\n')}\n\n${VERDICT}: ${verdict}\n`;
}

/**
 * Message of a tag that says what was seen of one deploy. It is no record of a release: the rest of
 * the checklist was not looked at.
 */
export function deployMessage(name: string, lines: readonly string[]): string {
  return `${name}\n\n${lines.join('\n')}\n\n${DEPLOYED}\n`;
}

/** The tag that says of a commit that it is stable, as a release or as a deploy. */
export function vouchedFor(records: readonly TagRecord[], commit: string): TagRecord | null {
  const isStable = (each: TagRecord): boolean =>
    verdictOf(each) === 'met' || (each.isAnnotated && each.message.split('\n').includes(DEPLOYED));
  return records.find((each) => each.commit === commit && isStable(each)) ?? null;
}

/** Commits that are recorded as failed on the live service, and not as good since. */
export function failedCommits(newestFirst: readonly TagRecord[]): string[] {
  const last = new Map<string, 'met' | 'not met'>();
  for (const record of newestFirst) {
    const verdict = verdictOf(record);
    if (verdict !== null && !last.has(record.commit)) last.set(record.commit, verdict);
  }
  return [...last].flatMap(([commit, verdict]) => (verdict === 'not met' ? [commit] : []));
}

/** The newest release to which one can go back. */
export function lastGood(
  newestFirst: readonly TagRecord[],
  exceptCommit: string,
): TagRecord | null {
  const isGood = (each: TagRecord): boolean => verdictOf(each) === 'met';
  return newestFirst.find((each) => isGood(each) && each.commit !== exceptCommit) ?? null;
}
