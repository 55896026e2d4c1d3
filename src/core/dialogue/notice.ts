import type { MessageKey, MessageVariables } from '../../../generated/messages.ts';
import type { Reply } from './decision.ts';
import type { NoticeScreen } from './screen.ts';

/** A message without variables needs none to be named. */
type Variables<Key extends MessageKey> =
  MessageVariables[Key] extends Record<string, never>
    ? readonly []
    : readonly [variables: MessageVariables[Key]];

/** One sentence. */
export function notice<Key extends MessageKey>(
  key: Key,
  ...[variables]: Variables<Key>
): NoticeScreen {
  // TypeScript cannot see that the key and the variables of one call belong together.
  return { kind: 'notice', key, variables: variables ?? {} } as unknown as NoticeScreen;
}

/** A line over the chat that goes away by itself. */
export function toast<Key extends MessageKey>(key: Key, ...variables: Variables<Key>): Reply {
  return { kind: 'toast', notice: notice(key, ...variables), alert: false };
}

/** A window that the user has to close: for a refusal, which must not be missed. */
export function alert<Key extends MessageKey>(key: Key, ...variables: Variables<Key>): Reply {
  return { kind: 'toast', notice: notice(key, ...variables), alert: true };
}
