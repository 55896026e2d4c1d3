import { PNG } from 'pngjs';

/** A PNG of one colour. */
export function picture(widthPx: number, heightPx: number): Buffer {
  return PNG.sync.write(new PNG({ width: widthPx, height: heightPx }));
}
