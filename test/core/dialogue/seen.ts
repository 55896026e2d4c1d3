import type { Decision, Reply } from '../../../src/core/dialogue/decision.ts';

/** What the user sees, in a word for each reply: `toast error-stale-button`, `panel menu`. */
export function seen({ replies }: Decision): string[] {
  return replies.map((reply) => {
    switch (reply.kind) {
      case 'panel':
      case 'message':
        return `${reply.kind} ${nameOf(reply)}`;
      case 'toast':
        return `${reply.alert ? 'alert' : 'toast'} ${reply.notice.key}`;
      default:
        return reply.kind;
    }
  });
}

function nameOf({ screen }: Extract<Reply, { kind: 'panel' | 'message' }>): string {
  if (screen.kind === 'notice') return screen.key;
  if (screen.kind === 'menu' && screen.notice !== null) return `menu ${screen.notice.key}`;
  return screen.kind;
}

/** What is written down, in a word for each deed. */
export function deeds(decision: Decision): string[] {
  return decision.deeds.map(({ kind }) => kind);
}
