import {
  type Broadcast,
  type BroadcastMove,
  broadcastMoves,
  mayMove,
  type Segment,
  type SegmentSizes,
} from '../admin/broadcast.ts';
import { askAdmin, audited, showAdmin } from './admin-answer.ts';
import type { Answer } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { alert, toast } from './notice.ts';

export function broadcastsScreen({ admin }: Facts): Answer {
  const latest = admin.kind === 'broadcasts' ? admin.latest : [];
  return showAdmin({ show: 'broadcasts', latest });
}

/** The text as everybody will see it, and the question for whom it is. */
export function proposeBroadcast({ admin, newDraftId }: Facts, body: string): Answer {
  const sizes = admin.kind === 'segments' ? admin.sizes : nobody;
  const { replies, ...rest } = askAdmin(
    { show: 'segments', sizes },
    { asks: 'broadcast-now', broadcastId: newDraftId, body },
  );
  const preview: Reply = {
    kind: 'message',
    screen: { kind: 'admin', view: { show: 'broadcast-text', body } },
  };
  return { ...rest, replies: [preview, ...replies] };
}

const nobody: SegmentSizes = { all: 0, active: 0, payers: 0, ru: 0, en: 0 };

/** The last question. The text waits in the dialogue. */
export function askToBroadcast({ admin, dialogue }: Facts, segment: Segment): Answer {
  const { adminInput: input } = dialogue;
  if (input?.asks !== 'broadcast-now') return { replies: [toast('admin-done-before')] };
  const count = admin.kind === 'segments' ? admin.sizes[segment] : 0;
  const { broadcastId } = input;
  return askAdmin({ show: 'broadcast-ask', segment, count, broadcastId }, input);
}

/** Begins, once for each text that was shown. */
export function beginBroadcast(
  facts: Facts,
  { broadcastId, segment }: { readonly broadcastId: string; readonly segment: Segment },
): Answer {
  const { adminInput: input } = facts.dialogue;
  if (input?.asks !== 'broadcast-now' || input.broadcastId !== broadcastId) {
    return { replies: [toast('admin-done-before')] };
  }
  const { body } = input;
  const recipients = facts.admin.kind === 'segments' ? facts.admin.sizes[segment] : 0;
  const begun: Broadcast = {
    ...{ id: broadcastId, body, segment, state: 'running', createdAtMs: facts.nowMs },
    ...{ recipients, sent: 0, refused: 0, declined: 0, unknown: 0 },
  };
  const deeds = audited(
    {
      action: 'broadcast',
      subject: `broadcast ${broadcastId}`,
      before: { state: null },
      after: { state: 'running', segment, recipients },
    },
    { kind: 'begin-broadcast', broadcastId, body, segment },
  );
  return broadcastScreen(begun, { first: toast('admin-done'), deeds });
}

export function withBroadcast({ admin }: Facts, goOn: (broadcast: Broadcast) => Answer): Answer {
  const broadcast = admin.kind === 'broadcast' ? admin.broadcast : null;
  return broadcast === null ? { replies: [alert('admin-no-broadcast')] } : goOn(broadcast);
}

export function broadcastScreen(
  broadcast: Broadcast,
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
): Answer {
  return showAdmin({ show: 'broadcast', broadcast }, more);
}

/** Of two admins at once the second sees what the first has done. */
export function moveBroadcast(broadcast: Broadcast, move: BroadcastMove): Answer {
  if (!mayMove(broadcast, move)) return broadcastScreen(broadcast);
  const { to } = broadcastMoves[move];
  const deeds = audited(
    {
      action: 'broadcast',
      subject: `broadcast ${broadcast.id}`,
      before: { state: broadcast.state },
      after: { state: to },
    },
    { kind: 'move-broadcast', broadcastId: broadcast.id, to },
  );
  return broadcastScreen({ ...broadcast, state: to }, { first: toast('admin-done'), deeds });
}
