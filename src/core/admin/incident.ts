import type { Language } from '../../../generated/messages.ts';
import { decodeAction } from '../dialogue/action-data.ts';
import type { Incoming } from '../incoming.ts';

/** What went wrong with an update or a request, as those see it who help. */
export interface Incident {
  /** As the user, or who sent the request, was told it. */
  readonly id: string;
  readonly atMs: number;
  /** Null: it was a request that is no update. */
  readonly updateId: number | null;
  /** Null: nobody is known, or the update could not be read. */
  readonly userId: number | null;
  /** What they did: {@link askedOf}; of a request its method and route. */
  readonly asked: string;
  /** The order that it was about; null: none. */
  readonly orderId: number | null;
  readonly errorClass: string;
  readonly errorMessage: string;
  /** In which the user was told of it; null: nobody was. */
  readonly toldIn: Language | null;
}

/** As many as fit on a screen. */
export const LATEST_INCIDENTS = 6;

/** The number of an incident in what somebody has copied; null: there is none. */
export function incidentIdOf(text: string): string | null {
  return /\b[0-9a-f]{8}\b/.exec(text.toLowerCase())?.[0] ?? null;
}

/** What an update asks for, in words of ours: `tap confirm`, `command balance`, `text`. */
export function askedOf(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'command':
      // Anything can be written after a slash.
      return `command ${incoming.command.slice(0, NAME_LENGTH_MAX)}`;
    case 'tap': {
      const action = decodeAction(incoming.data);
      if (action === null) return 'tap';
      return action.kind === 'admin' ? `tap admin ${action.admin.kind}` : `tap ${action.kind}`;
    }
    case 'file':
      return `file ${incoming.file.kind}`;
    case 'other':
      return incoming.what;
    default:
      return incoming.kind;
  }
}

const NAME_LENGTH_MAX = 32;
const MESSAGE_LENGTH_MAX = 300;

/** An error for those who help: its class, and its words without what may not be told. */
export function errorOf(
  cause: unknown,
  scrub: (text: string) => string,
): Pick<Incident, 'errorClass' | 'errorMessage'> {
  const [errorClass, said] =
    cause instanceof Error ? [classOf(cause), cause.message] : [typeof cause, String(cause)];
  // It quotes what could not be read.
  const words = cause instanceof SyntaxError ? 'not valid JSON' : said;
  const errorMessage = [...scrub(words)].slice(0, MESSAGE_LENGTH_MAX).join('');
  return { errorClass, errorMessage };
}

/** Errors of the driver of the database call themselves `error`. */
function classOf(error: Error): string {
  return error.name.toLowerCase() === 'error' ? error.constructor.name : error.name;
}

/** What the user has written with an update. It is theirs, and no error message may carry it. */
export function wordsOf(incoming: Incoming): readonly string[] {
  switch (incoming.kind) {
    case 'text':
      return [incoming.text];
    case 'file':
      return [incoming.caption, incoming.file.fileName ?? ''];
    case 'command':
      return [incoming.argument];
    default:
      return [];
  }
}
