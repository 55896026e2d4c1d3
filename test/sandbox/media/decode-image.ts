import { PNG } from 'pngjs';
import { mediaSizeOf } from './media-size.ts';
import { mediaTypeOf } from './media-type.ts';

export interface DecodedImage {
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  /** Four bytes (red, green, blue, alpha) per pixel; null for formats other than PNG. */
  readonly pixels: Buffer | null;
}

/**
 * Decodes a PNG wholly; of other pictures it reads the size. Throws when the file is no picture or
 * is broken.
 */
export function decodeImage(bytes: Buffer): DecodedImage {
  const type = mediaTypeOf(bytes);
  if (type?.kind !== 'image') throw new Error('Not a picture.');
  if (type.mime === 'image/png') {
    const { width, height, data } = PNG.sync.read(bytes);
    return { mime: type.mime, width, height, pixels: data };
  }
  const size = mediaSizeOf(bytes);
  if (size === null) throw new Error(`The size of this ${type.mime} cannot be read.`);
  return { mime: type.mime, ...size, pixels: null };
}
