import { findModels } from '../search/find-models.ts';
import { type Answer, leaveFor } from './answer.ts';
import type { Facts } from './decision.ts';
import { staleButton } from './stale-button.ts';

/** What is looked for is kept, so that its pages can be turned. Nobody looks for a whole letter. */
const QUERY_LENGTH_MAX = 200;

/** Asks what to look for. */
export function askForWords(): Answer {
  return leaveFor({ kind: 'search', query: null, page: 0 });
}

/** What was found, by name or by purpose. */
export function search(text: string): Answer {
  const query = [...text].slice(0, QUERY_LENGTH_MAX).join('');
  const { dialogue, ...rest } = leaveFor({ kind: 'search', query, page: 0 });
  return { ...rest, dialogue: { ...dialogue, query } };
}

/** Another page of what was found last. */
export function turnResults(facts: Facts, page: number): Answer {
  const { query, wish } = facts.dialogue;
  if (query === null || findModels(query).length === 0) return staleButton(facts);
  const { dialogue, ...rest } = leaveFor({ kind: 'search', query, page });
  return { ...rest, dialogue: { ...dialogue, wish } };
}
