import { mediaTypeOf } from './media-type.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Size of a picture or a video in pixels as its header says it; null when it has none or we cannot
 * read it.
 */
export function mediaSizeOf(bytes: Buffer): Size | null {
  try {
    switch (mediaTypeOf(bytes)?.mime) {
      case 'image/png':
        return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
      case 'image/gif':
        return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
      case 'image/jpeg':
        return jpegSize(bytes);
      case 'image/webp':
        return webpSize(bytes);
      case 'video/mp4':
      case 'video/quicktime':
        return isoSize(bytes);
      default:
        return null;
    }
  } catch (error) {
    // The file ends where its header should go on.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at < bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): Size | null {
  const format = bytes.toString('latin1', 12, 16);
  if (format === 'VP8X') {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (format === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

/** Boxes that hold the header of a track. */
const CONTAINERS = new Set(['moov', 'trak']);

function isoSize(bytes: Buffer, from = 0, to = bytes.length): Size | null {
  let at = from;
  while (at + 8 <= to) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    // 0 means "to the end", 1 a longer length: neither is found before a small header.
    if (length < 8) return null;
    if (CONTAINERS.has(type)) {
      const inside = isoSize(bytes, at + 8, at + length);
      if (inside !== null) return inside;
    }
    if (type === 'tkhd') {
      const size = {
        width: bytes.readUInt32BE(at + length - 8) >>> 16,
        height: bytes.readUInt32BE(at + length - 4) >>> 16,
      };
      // Sound has no size.
      return size.width > 0 && size.height > 0 ? size : null;
    }
    at += length;
  }
  return null;
}
