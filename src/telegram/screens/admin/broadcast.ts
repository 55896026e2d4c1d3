import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { mayMove, type Segment, segments } from '../../../core/admin/broadcast.ts';
import { formatDay } from '../../format-date.ts';
import { html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { shortened } from '../../shortened.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

const WORDS_LENGTH_MAX = 24;

export function renderBroadcasts({ latest }: ViewOf<'broadcasts'>, language: Language): Message {
  const rows = latest.map((each): Button[] => [
    {
      text: [
        formatDay(each.createdAtMs, language),
        `${each.sent}/${each.recipients}`,
        shortened(each.body, WORDS_LENGTH_MAX),
      ].join(' · '),
      action: { kind: 'admin', admin: { kind: 'broadcast', broadcastId: each.id } },
    },
  ]);
  return {
    html: html`${text(language, 'admin-broadcasts-list')}`,
    keyboard: [
      [adminButton(language, 'admin-broadcast-new', { kind: 'new-broadcast' })],
      ...rows,
      [toAdminMenu(language)],
    ],
  };
}

/** As everybody will see it. */
export function renderBroadcastText({ body }: ViewOf<'broadcast-text'>): Message {
  return { html: html`${body}`, keyboard: [] };
}

export function renderSegments({ sizes }: ViewOf<'segments'>, language: Language): Message {
  const rows = segments.map((segment): Button[] => [
    {
      text: `${nameOf(segment, language)} · ${sizes[segment]}`,
      action: { kind: 'admin', admin: { kind: 'segment', segment } },
    },
  ]);
  return {
    html: html`${text(language, 'admin-broadcast-segments')}`,
    keyboard: [...rows, [adminButton(language, 'menu-back', { kind: 'broadcasts' })]],
  };
}

function nameOf(segment: Segment, language: Language): string {
  return text(language, `admin-segment-${segment}`);
}

export function renderBroadcastAsk(
  { segment, count, broadcastId }: ViewOf<'broadcast-ask'>,
  language: Language,
): Message {
  const words = text(language, 'admin-broadcast-ask', { count });
  return {
    html: joinHtml([html`<b>${nameOf(segment, language)}</b>`, words]),
    keyboard: [
      [adminButton(language, 'admin-confirm', { kind: 'broadcast-now', broadcastId, segment })],
      [adminButton(language, 'menu-back', { kind: 'broadcasts' })],
    ],
  };
}

/** How far it is, and what may be done with it. */
export function renderBroadcast({ broadcast }: ViewOf<'broadcast'>, language: Language): Message {
  const {
    id: broadcastId,
    segment,
    state,
    recipients,
    sent,
    refused,
    declined,
    unknown,
  } = broadcast;
  const left = state === 'done' ? 0 : recipients - sent - refused - declined - unknown;
  const moves = (['pause', 'resume', 'stop'] as const)
    .filter((move) => mayMove(broadcast, move))
    .map((move) =>
      adminButton(language, `admin-broadcast-${move}`, { kind: 'move', move, broadcastId }),
    );
  return {
    html: joinHtml([
      html`<b>${text(language, `admin-broadcast-${state}`)}</b> · ${nameOf(segment, language)}`,
      shortened(broadcast.body, WORDS_LENGTH_MAX),
      text(language, 'admin-broadcast-counts', {
        ...{ recipients, sent, refused, declined, unknown, left },
      }),
    ]),
    keyboard: [
      [adminButton(language, 'admin-order-refresh', { kind: 'broadcast', broadcastId }), ...moves],
      [adminButton(language, 'admin-broadcasts', { kind: 'broadcasts' }), toAdminMenu(language)],
    ],
  };
}
