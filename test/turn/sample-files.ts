import { PNG } from 'pngjs';

/** A real picture. */
export function png(width: number, height: number): Uint8Array {
  return PNG.sync.write(new PNG({ width, height }));
}

/** What looks like a video to one who reads its beginning. */
export function mp4(length: number): Uint8Array {
  return begun('\0\0\0\x20ftypisom', length);
}

/** What looks like sound of a kind that Telegram does not play. */
export function wav(): Uint8Array {
  return begun('RIFF\0\0\0\0WAVEfmt ', 100);
}

export function zeroes(length: number): Uint8Array {
  return new Uint8Array(length);
}

function begun(beginning: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from(beginning, 'latin1'));
  return bytes;
}
