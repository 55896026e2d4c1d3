import { UPLOAD_BYTES_MAX, type Way } from './way.ts';

/** One result on its way: a file with the ways that are left to it, or a text. */
export type Part =
  | {
      readonly kind: 'file';
      /** Place among the results, from 0. */
      readonly position: number;
      readonly url: string;
      readonly fileName: string;
      readonly bytes: number | null;
      /** The best first; the last is a link. */
      readonly ways: readonly Way[];
    }
  | { readonly kind: 'text'; readonly position: number; readonly text: string };

export type FilePart = Extract<Part, { kind: 'file' }>;

/** What goes as one call: an album of 2 to 10, or a single part. */
export type Parcel =
  | { readonly kind: 'album'; readonly parts: readonly FilePart[] }
  | { readonly kind: 'single'; readonly part: Part };

const ALBUM_MAX = 10;

/** Puts neighbours of one kind together. The order of the parts stays. */
export function parcelsOf(parts: readonly Part[]): readonly Parcel[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    if (group !== undefined && goesWith(group, part)) group.push(part);
    else groups.push([part]);
  }
  return groups.map((group) => {
    const [first] = group as [Part];
    return group.length === 1
      ? { kind: 'single', part: first }
      : { kind: 'album', parts: group as FilePart[] };
  });
}

function goesWith(group: readonly Part[], part: Part): boolean {
  const as = albumKind(part);
  const [first] = group;
  if (as === null || first === undefined || albumKind(first) !== as) return false;
  const bytes = [...group, part].reduce((sum, each) => sum + uploadBytes(each), 0);
  return group.length < ALBUM_MAX && bytes <= UPLOAD_BYTES_MAX;
}

function albumKind(part: Part): string | null {
  if (part.kind === 'text') return null;
  const [way] = part.ways;
  return way === undefined || way.by === 'link' ? null : way.as;
}

/** An album refused by address is uploaded, so each member counts. */
function uploadBytes(part: Part): number {
  return part.kind === 'text' ? 0 : (part.bytes ?? UPLOAD_BYTES_MAX);
}
