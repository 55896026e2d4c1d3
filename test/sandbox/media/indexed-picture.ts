import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphOf } from './bitmap-font.ts';

/** A picture of at most 256 colours: small to make, small to pack. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel, rows from the top. */
  readonly pixels: Uint8Array;
  /** Three bytes (red, green, blue) per colour. */
  readonly palette: Uint8Array;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fills what of the box lies inside the picture. */
export function fillBox(picture: IndexedPicture, box: Box, colour: number): void {
  const fromX = Math.max(0, box.x);
  const toX = Math.min(picture.width, box.x + box.width);
  const toY = Math.min(picture.height, box.y + box.height);
  for (let y = Math.max(0, box.y); y < toY && fromX < toX; y++) {
    picture.pixels.fill(colour, y * picture.width + fromX, y * picture.width + toX);
  }
}

/** Width of one character with the gap after it, in units of `scale` pixels. */
export const ADVANCE = GLYPH_WIDTH + 1;
/** Height of one line with the gap below it, in units of `scale` pixels. */
export const LINE_HEIGHT = GLYPH_HEIGHT + 2;

/** Writes one line of text; what sticks out of the picture is cut off. */
export function writeLine(
  picture: IndexedPicture,
  text: string,
  at: { readonly x: number; readonly y: number; readonly scale: number; readonly colour: number },
): void {
  let x = at.x;
  for (const character of text) {
    if (x >= picture.width) return;
    glyphOf(character).forEach((bits, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column++) {
        if ((bits & (1 << (GLYPH_WIDTH - 1 - column))) === 0) continue;
        const left = x + column * at.scale;
        const top = at.y + row * at.scale;
        fillBox(picture, { x: left, y: top, width: at.scale, height: at.scale }, at.colour);
      }
    });
    x += ADVANCE * at.scale;
  }
}
