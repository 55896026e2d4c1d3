/** Where updates go that are about no chat and from nobody. */
const LANE_OF_NOBODY = 'chat:0';

/**
 * The lane of an update: updates of one lane are handled one after the other. A chat has one, and
 * the payments of a user before the checkout have one of their own, because Telegram waits only
 * seconds for them.
 *
 * The update is as it came: every field may be missing, or be something else.
 */
export function laneOf(update: Readonly<Record<string, unknown>>): string {
  for (const [kind, content] of Object.entries(update)) {
    if (typeof content !== 'object' || content === null) continue;
    const from = idOf(content, 'from') ?? idOf(content, 'user');
    if (kind === 'pre_checkout_query' && from !== null) return `checkout:${from}`;
    const chat = idOf(content, 'chat') ?? idOf(field(content, 'message'), 'chat') ?? from;
    if (chat !== null) return `chat:${chat}`;
  }
  return LANE_OF_NOBODY;
}

function idOf(content: unknown, name: string): number | null {
  const id = field(field(content, name), 'id');
  return Number.isSafeInteger(id) ? (id as number) : null;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
