import type { Facts, Needs } from '../core/dialogue/decision.ts';
import { countHistory, HISTORY_PAGE_SIZE, selectionOf } from '../core/dialogue/history.ts';
import type { Generation } from '../core/generation/generation.ts';
import { isUndelivered, redeliveryDraftOf } from '../core/result/redelivery.ts';
import type { OpenedShare, OwnShare } from '../core/result/share.ts';
import type { Queryable } from '../db/pool.ts';
import { isDraftOrdered } from '../db/queries/is-draft-ordered.ts';
import { readDeliveries } from '../db/queries/read-deliveries.ts';
import { readHistoryGroups } from '../db/queries/read-history-groups.ts';
import { readOwnShare } from '../db/queries/read-own-share.ts';
import { readShared } from '../db/queries/read-shared.ts';
import { readUserGenerations } from '../db/queries/read-user-generations.ts';
import type { StartLinks } from './start-links.ts';

export type ResultFacts = Pick<
  Facts,
  'deliveries' | 'history' | 'historyCounts' | 'isRedelivered' | 'share' | 'openedShare'
>;

/** What an update is about among the results of a user, and among those that others share. */
export async function gatherResultFacts(
  db: Queryable,
  userId: number,
  asked: {
    readonly needs: Needs;
    /** The order of this user that it is about. */
    readonly generation: Generation | null;
    readonly links: StartLinks;
  },
): Promise<ResultFacts> {
  const { needs, generation, links } = asked;
  const { historyPage: number, historyFilter, shareToken } = needs;
  const selection = selectionOf(historyFilter);
  return {
    deliveries: generation === null ? [] : await readDeliveries(db, generation.id),
    history:
      number === null
        ? null
        : await readUserGenerations(db, userId, { number, size: HISTORY_PAGE_SIZE, selection }),
    historyCounts: needs.historyCounts ? countHistory(await readHistoryGroups(db, userId)) : null,
    isRedelivered:
      generation !== null &&
      isUndelivered(generation) &&
      (await isDraftOrdered(db, redeliveryDraftOf(generation.id))),
    share: needs.share && generation !== null ? await ownShare(db, generation.id, links) : null,
    openedShare: shareToken === null ? null : await openedShare(db, shareToken, links),
  };
}

/** The link that is open, or the next one. */
async function ownShare(db: Queryable, generationId: number, links: StartLinks): Promise<OwnShare> {
  const known = await readOwnShare(db, generationId);
  const isOpen = known?.isOpen === true;
  const round = (known?.round ?? 0) + (isOpen ? 0 : 1);
  return { round, isOpen, link: links.shareLinkOf({ generationId, round }) };
}

async function openedShare(
  db: Queryable,
  token: string,
  links: StartLinks,
): Promise<OpenedShare | null> {
  const share = links.sharedBy(token);
  const generation = share === null ? null : await readShared(db, share);
  if (generation === null) return null;
  return { token, generation, deliveries: await readDeliveries(db, generation.id) };
}
