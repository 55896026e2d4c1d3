/** Names under which models take what is to be made, in words. */
export const PROMPT_NAMES: ReadonlySet<string> = new Set([
  'prompt',
  'text',
  'lyrics',
  'description',
  'script',
]);
