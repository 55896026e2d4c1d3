import type { FormEvent } from '../form/form.ts';
import type { IncomingContent } from '../incoming.ts';

/** What words or a file say to a form. */
export function formEventOf(
  incoming: Extract<IncomingContent, { readonly kind: 'text' | 'file' }>,
): FormEvent {
  if (incoming.kind === 'text') return { text: incoming.text };
  const { file, caption, albumId } = incoming;
  return { file, caption, ...(albumId === undefined ? {} : { albumId }) };
}
