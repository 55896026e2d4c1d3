export type MediaKind = 'image' | 'video' | 'audio';

export interface MediaType {
  readonly kind: MediaKind;
  readonly mime: string;
  /** Of file names, without the dot. */
  readonly extension: string;
}

const type = (kind: MediaKind, name: string, extension: string): MediaType => ({
  kind,
  mime: `${kind}/${name}`,
  extension,
});

/** What a file is, by its first bytes and not by its name; null when it is none that we know. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString(
    'latin1',
  );
  if (text.startsWith('\x89PNG\r\n')) return type('image', 'png', 'png');
  if (text.startsWith('\xff\xd8\xff')) return type('image', 'jpeg', 'jpg');
  if (text.startsWith('GIF8')) return type('image', 'gif', 'gif');
  if (text.startsWith('BM')) return type('image', 'bmp', 'bmp');
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return type('image', 'webp', 'webp');
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE') return type('audio', 'wav', 'wav');
  if (text.slice(4, 8) === 'ftyp') return isoType(text.slice(8, 12));
  if (text.startsWith('\x1a\x45\xdf\xa3')) return type('video', 'webm', 'webm');
  if (text.startsWith('OggS')) return type('audio', 'ogg', 'ogg');
  if (text.startsWith('fLaC')) return type('audio', 'flac', 'flac');
  if (text.startsWith('ID3') || isFrameOfMp3(bytes)) return type('audio', 'mpeg', 'mp3');
  return null;
}

function isoType(brand: string): MediaType {
  if (brand.startsWith('M4A')) return type('audio', 'mp4', 'm4a');
  if (brand.startsWith('qt')) return type('video', 'quicktime', 'mov');
  return type('video', 'mp4', 'mp4');
}

function isFrameOfMp3([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe6) === 0xe2;
}

/** Other names that people use for the same types. */
const SAME: Readonly<Record<string, string>> = {
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/m4a': 'audio/mp4',
  'image/jpg': 'image/jpeg',
};

/** Whether a list of MIME types has this one, under any of its names. */
export function isAccepted(accept: readonly string[], mime: string): boolean {
  return accept.some((each) => (SAME[each] ?? each) === (SAME[mime] ?? mime));
}
