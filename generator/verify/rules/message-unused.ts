import type { ProjectView } from '../project/project-view.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Every message is shown: the sources name its key in full, or build it behind a fixed beginning
 * (`failure-${kind}`). The contract names some itself.
 */
export const messageUnused: VerifyRule = {
  code: 'message-unused',
  scope: 'cheap',
  *check(view) {
    const { messages, messagesOfContract, folders } = view.policy;
    if (messages.length === 0) return;
    const code = view
      .pathsIn(folders.sources)
      .map((path) => view.text(path))
      .join('\n');
    const literals = new Set(
      [...code.matchAll(/['"`]([a-z][a-z0-9-]*)['"`]/g)].map(([, key]) => key),
    );
    const heads = [...code.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)].map(([, head = '']) => head);
    for (const key of messages) {
      const isNamed = literals.has(key) || messagesOfContract.includes(key);
      if (isNamed || heads.some((head) => key.startsWith(head))) continue;
      yield* places(view, key).map((at) => ({
        at,
        text: `Nothing in ${folders.sources} shows the message ${key}.`,
        hint: 'Show it, or remove it from every language.',
      }));
    }
  },
};

/** The key in every locale file that has it. */
function places(view: ProjectView, key: string) {
  const files = view.pathsIn(view.policy.folders.locales).filter((path) => path.endsWith('.ftl'));
  return files.flatMap((file) => {
    const match = new RegExp(`^${key}(?= *=)`, 'm').exec(view.text(file));
    return match === null
      ? []
      : [{ file, range: { start: match.index, end: match.index + key.length } }];
  });
}
