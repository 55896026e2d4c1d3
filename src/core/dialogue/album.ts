import type { Incoming } from '../incoming.ts';
import type { Reply } from './decision.ts';

/** An album of which a part was answered last. */
export interface AnsweredAlbum {
  readonly id: string;
  /** What was wrong with that part, as it was said; empty: nothing. */
  readonly trouble: string;
}

/**
 * Each part of an album comes by itself, but the user has sent one thing: the answer to a further
 * part takes the place of the one before. Not if that would take away what was said to be wrong.
 */
export function inOnePlace(
  before: AnsweredAlbum | null,
  incoming: Incoming,
  replies: readonly Reply[],
): readonly Reply[] {
  const after = albumAfter(before, incoming, replies);
  if (before === null || after === null || after.id !== before.id) return replies;
  if (before.trouble !== '' && before.trouble !== after.trouble) return replies;
  return replies.map((reply) => (reply.kind === 'panel' ? { ...reply, isInPlace: true } : reply));
}

/** Which album was answered last, after this update. */
export function albumAfter(
  before: AnsweredAlbum | null,
  incoming: Incoming,
  replies: readonly Reply[],
): AnsweredAlbum | null {
  if (incoming.kind === 'other' && !incoming.needsAnswer) return before;
  if (incoming.kind !== 'file' || incoming.albumId === undefined) return null;
  return { id: incoming.albumId, trouble: troubleIn(replies) };
}

function troubleIn(replies: readonly Reply[]): string {
  const said = replies.flatMap((reply) =>
    reply.kind === 'panel' && reply.screen.kind === 'form'
      ? reply.screen.problems.map(({ path, code }) => `${path} ${code}`)
      : [],
  );
  return said.join('\n');
}
