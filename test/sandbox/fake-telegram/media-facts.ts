/** What the first bytes of a file say about it. Null is what they do not say. */
export interface MediaFacts {
  /** By content; `application/octet-stream` when it is not known. */
  readonly mimeType: string;
  readonly extension: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly seconds: number | null;
}

interface Signature {
  readonly mimeType: string;
  readonly extension: string;
  readonly fits: (bytes: Buffer) => boolean;
  readonly size?: (bytes: Buffer) => readonly [number, number] | null;
}

const ascii = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');

const SIGNATURES: readonly Signature[] = [
  {
    mimeType: 'image/png',
    extension: 'png',
    fits: (bytes) => ascii(bytes, 1, 4) === 'PNG',
    size: (bytes) => (bytes.length < 24 ? null : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]),
  },
  {
    mimeType: 'image/jpeg',
    extension: 'jpg',
    fits: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8,
    size: jpegSize,
  },
  {
    mimeType: 'image/gif',
    extension: 'gif',
    fits: (bytes) => ascii(bytes, 0, 4) === 'GIF8',
    size: (bytes) => (bytes.length < 10 ? null : [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]),
  },
  {
    mimeType: 'image/webp',
    extension: 'webp',
    fits: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
    size: webpSize,
  },
  {
    mimeType: 'video/mp4',
    extension: 'mp4',
    fits: (bytes) => ascii(bytes, 4, 8) === 'ftyp',
    size: mp4Size,
  },
  {
    mimeType: 'audio/mpeg',
    extension: 'mp3',
    fits: (bytes) =>
      ascii(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0),
  },
  { mimeType: 'audio/ogg', extension: 'ogg', fits: (bytes) => ascii(bytes, 0, 4) === 'OggS' },
  {
    mimeType: 'audio/wav',
    extension: 'wav',
    fits: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE',
  },
  { mimeType: 'application/pdf', extension: 'pdf', fits: (bytes) => ascii(bytes, 0, 4) === '%PDF' },
  { mimeType: 'application/zip', extension: 'zip', fits: (bytes) => ascii(bytes, 0, 2) === 'PK' },
];

/** Looks at the content only; names and declared types are not believed. */
export function mediaFacts(bytes: Buffer): MediaFacts {
  const signature = SIGNATURES.find(({ fits }) => fits(bytes));
  if (signature === undefined) {
    const nothing = { widthPx: null, heightPx: null, seconds: null };
    return { mimeType: 'application/octet-stream', extension: 'bin', ...nothing };
  }
  const { mimeType, extension } = signature;
  const [widthPx, heightPx] = signature.size?.(bytes) ?? [null, null];
  const seconds = extension === 'mp4' ? mp4Seconds(bytes) : null;
  return { mimeType, extension, widthPx, heightPx, seconds };
}

function jpegSize(bytes: Buffer): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    // Start of a frame, of any coding; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): readonly [number, number] | null {
  if (bytes.length < 30) return null;
  const kind = ascii(bytes, 12, 16);
  if (kind === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (kind === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  const bits = bytes.readUInt32LE(21);
  return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
}

/** Of the first track header that has a size; an audio track has none. */
function mp4Size(bytes: Buffer): readonly [number, number] | null {
  for (let at = bytes.indexOf('tkhd'); at >= 0; at = bytes.indexOf('tkhd', at + 4)) {
    const end = at - 4 + bytes.readUInt32BE(at - 4);
    if (end > bytes.length) return null;
    const [width, height] = [bytes.readUInt16BE(end - 8), bytes.readUInt16BE(end - 4)];
    if (width > 0 && height > 0) return [width, height];
  }
  return null;
}

function mp4Seconds(bytes: Buffer): number | null {
  const at = bytes.indexOf('mvhd');
  // Version 1 has 64-bit times; nobody needs them here.
  if (at < 0 || bytes[at + 4] !== 0 || at + 24 > bytes.length) return null;
  const scale = bytes.readUInt32BE(at + 16);
  return scale === 0 ? null : Math.ceil(bytes.readUInt32BE(at + 20) / scale);
}
