import { keyAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** The page of the knowledge base that says what to do. */
const PAGE = 'monitoring.md';

/** Every alarm has a heading of its name under which stands what to do. */
export const runbookMissing: VerifyRule = {
  code: 'runbook-missing',
  scope: 'cheap',
  *check(view) {
    const { contract, alerts, folders } = view.policy;
    const page = `${folders.knowledgeBase}/${PAGE}`;
    const entries = entriesOf(view.text(page));
    for (const id of alerts) {
      const entry = entries.get(id);
      if (entry !== undefined && entry !== '') continue;
      yield {
        at: keyAt(contract, ['observability', 'alerts', id]),
        text:
          entry === undefined
            ? `${page} does not say what to do when ${id} is raised.`
            : `${page} has a heading ${id} with nothing below it.`,
        hint: `Write ### ${id} there, and below it how to find the cause and what mends it.`,
      };
    }
  },
};

/** What stands below each heading, by the text of the heading. */
function entriesOf(text: string): ReadonlyMap<string, string> {
  const [, ...parts] = text.split(/^#{2,6} +/m);
  return new Map(
    parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      return [heading.trim(), lines.join('\n').trim()];
    }),
  );
}
