const LENGTH_MAX = 240;

/** Shorter pieces are found in every sentence. */
const WORD_LENGTH_MIN = 3;

/** Names of ours and of the database, which say more than they could give away. */
const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/;

const CUT = '…';

/**
 * What kind of fault it was and where, for operators. Nothing of it comes from `payload`, the
 * update over which it happened: what stands in quotes is cut unless it is a name, and so is every
 * text that the update holds.
 */
export function faultSummary(cause: unknown, payload: string): string {
  if (!(cause instanceof Error)) return 'Something was thrown that is no error.';
  const { code } = cause as { code?: unknown };
  const kind = typeof code === 'string' ? `${cause.name} ${code}` : cause.name;
  const said = withoutTexts(withoutQuotes(cause.message.split('\n')[0] ?? ''), textsOf(payload));
  const place = placeOf(cause.stack ?? '');
  const full = `${kind}: ${said}${place === null ? '' : ` (${place})`}`;
  return full.length > LENGTH_MAX ? `${full.slice(0, LENGTH_MAX - 1)}${CUT}` : full;
}

/** What Telegram calls the content of an update; null when it is none. */
export function updateKindOf(payload: string): string | null {
  const update = parsed(payload);
  if (typeof update !== 'object' || update === null) return null;
  const kind = Object.keys(update).find((key) => key !== 'update_id');
  return kind !== undefined && /^[a-z_]{1,40}$/.test(kind) ? kind : null;
}

function withoutQuotes(message: string): string {
  return message.replace(/(["'`])(.*?)\1/g, (whole, mark: string, inside: string) =>
    NAME.test(inside) ? whole : `${mark}${CUT}${mark}`,
  );
}

function withoutTexts(message: string, texts: ReadonlySet<string>): string {
  let rest = message;
  for (const text of texts) rest = rest.replaceAll(text, CUT);
  return rest;
}

/** Every text of the update, and every word of it, longest first. */
function textsOf(payload: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const piece of [value, ...value.split(/\s+/)]) {
        if (piece.length >= WORD_LENGTH_MIN) found.add(piece);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) visit(part);
    }
  };
  const update = parsed(payload);
  visit(update === undefined ? payload : update);
  return new Set([...found].sort((a, b) => b.length - a.length));
}

/** The innermost line of our own code. */
function placeOf(stack: string): string | null {
  return /\b((?:src|generated)\/[\w/.-]+\.ts:\d+)/.exec(stack)?.[1] ?? null;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
