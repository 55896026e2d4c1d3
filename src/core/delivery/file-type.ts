/** What a file is by its own first bytes. Names and headers lie, and models make what they like. */
export interface FileType {
  readonly family: 'picture' | 'video' | 'audio' | 'text' | 'other';
  /** Without the dot. */
  readonly extension: string;
  readonly mime: string;
}

/** Enough of a file for {@link fileTypeOf} and for the size of a picture in all usual cases. */
export const HEAD_BYTES = 64 * 1024;

type Signature = readonly [offset: number, text: string];

/** Checked from top to bottom: the first that fits decides. */
const SIGNATURES: readonly (readonly [readonly Signature[], FileType])[] = [
  [[[0, '\x89PNG\r\n\x1a\n']], type('picture', 'png', 'image/png')],
  [[[0, '\xff\xd8\xff']], type('picture', 'jpg', 'image/jpeg')],
  [
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
    type('picture', 'webp', 'image/webp'),
  ],
  // Telegram plays them, but takes them only as a document.
  [[[0, 'GIF87a']], type('other', 'gif', 'image/gif')],
  [[[0, 'GIF89a']], type('other', 'gif', 'image/gif')],
  [[[4, 'ftypM4A']], type('audio', 'm4a', 'audio/mp4')],
  [[[4, 'ftypM4B']], type('audio', 'm4a', 'audio/mp4')],
  // QuickTime: the same boxes, and not what Telegram plays.
  [[[4, 'ftypqt']], type('other', 'mov', 'video/quicktime')],
  [[[4, 'ftypavif']], type('other', 'avif', 'image/avif')],
  [[[4, 'ftyphei']], type('other', 'heic', 'image/heic')],
  [[[4, 'ftyp']], type('video', 'mp4', 'video/mp4')],
  [[[0, '\x1aE\xdf\xa3']], type('other', 'webm', 'video/webm')],
  [[[0, 'ID3']], type('audio', 'mp3', 'audio/mpeg')],
  [
    [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
    type('other', 'wav', 'audio/wav'),
  ],
  [[[0, 'OggS']], type('other', 'ogg', 'audio/ogg')],
  [[[0, 'fLaC']], type('other', 'flac', 'audio/flac')],
  [[[0, 'MThd']], type('other', 'mid', 'audio/midi')],
  [[[0, '%PDF-']], type('other', 'pdf', 'application/pdf')],
  [[[0, 'PK\x03\x04']], type('other', 'zip', 'application/zip')],
  [[[0, 'glTF']], type('other', 'glb', 'model/gltf-binary')],
];

function type(family: FileType['family'], extension: string, mime: string): FileType {
  return { family, extension, mime };
}

const UNKNOWN = type('other', 'bin', 'application/octet-stream');

/**
 * The type of the file that begins with these bytes. `picture`, `video` and `audio` are only what
 * Telegram takes as such: a WAV is `other`.
 */
export function fileTypeOf(head: Uint8Array): FileType {
  for (const [signatures, found] of SIGNATURES) {
    if (signatures.every(([offset, text]) => hasText(head, offset, text))) return found;
  }
  // An MPEG audio frame: eleven set bits, then layer III of any version.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) {
    return type('audio', 'mp3', 'audio/mpeg');
  }
  const text = textOf(head);
  if (text === null) return UNKNOWN;
  if (/^\s*[[{]/.test(text)) return type('text', 'json', 'application/json');
  return type('text', 'txt', 'text/plain');
}

function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (bytes[offset + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** Null when the bytes are not text. The last character may be cut in two. */
function textOf(head: Uint8Array): string | null {
  if (head.length === 0) return null;
  const text = new TextDecoder().decode(head, { stream: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary from text.
  return /[\uFFFD\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) ? null : text;
}
