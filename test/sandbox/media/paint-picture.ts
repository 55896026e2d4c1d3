import {
  ADVANCE,
  fillBox,
  type IndexedPicture,
  LINE_HEIGHT,
  writeLine,
} from './indexed-picture.ts';

/** What a person should be able to read in the picture. */
export interface Painting {
  readonly width: number;
  readonly height: number;
  /** Any whole number; it chooses colours and waves. */
  readonly seed: number;
  readonly title: string;
  readonly text: string;
  /** Such as `2/4`; empty for none. */
  readonly mark: string;
}

/** Colours 0–251 are the pattern. */
const PATTERN_COLOURS = 252;
export const WHITE = 255;
const BLACK = 254;

/** Waves of colour with the title and the text over them. The same painting is the same bytes. */
export function paintPicture(painting: Painting): IndexedPicture {
  const { width, height, seed } = painting;
  const picture = {
    width,
    height,
    pixels: new Uint8Array(width * height),
    palette: paletteOf(seed),
  };
  const across = wave(width, 2 + (seed % 5), seed);
  const down = wave(height, 1 + ((seed >>> 3) % 4), seed >>> 5);
  for (let y = 0, at = 0; y < height; y++) {
    const base = down[y] as number;
    for (let x = 0; x < width; x++) picture.pixels[at++] = base + (across[x] as number);
  }
  writeOn(picture, painting);
  return picture;
}

/** Half of the pattern's colours, going up and down `periods` times. */
function wave(length: number, periods: number, seed: number): Uint8Array {
  const phase = (seed % 628) / 100;
  const half = PATTERN_COLOURS / 2 - 1;
  return Uint8Array.from({ length }, (_, at) => {
    const angle = (at / length) * periods * Math.PI * 2 + phase;
    return Math.round(((Math.sin(angle) + 1) / 2) * half);
  });
}

function paletteOf(seed: number): Uint8Array {
  const palette = new Uint8Array(256 * 3);
  const [from, to] = [seed % 360, (seed % 360) + 60 + ((seed >>> 4) % 120)];
  for (let index = 0; index < PATTERN_COLOURS; index++) {
    const share = index / PATTERN_COLOURS;
    const hue = from + (to - from) * share;
    palette.set(rgbOf(hue, 0.35 + 0.4 * share), index * 3);
  }
  palette.set([16, 16, 24], BLACK * 3);
  palette.set([255, 255, 255], WHITE * 3);
  return palette;
}

/** Hue in degrees and lightness 0–1 at a fixed saturation, as in CSS. */
function rgbOf(hue: number, lightness: number): [number, number, number] {
  const amount = 0.65 * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

function writeOn(picture: IndexedPicture, { title, text, mark }: Painting): void {
  const scale = Math.max(1, Math.floor(Math.min(picture.width, picture.height) / 120));
  const margin = 3 * scale;
  const perLine = Math.floor((picture.width - 2 * margin) / (ADVANCE * scale));
  const lineHeight = LINE_HEIGHT * scale;
  if (perLine < 3) return;
  const most = Math.max(1, Math.floor((picture.height - 2 * margin) / lineHeight));
  const lines = [...wrap(title, perLine).slice(0, 2), ...wrap(text, perLine)].slice(0, most);
  const band = { x: 0, y: 0, width: picture.width, height: lines.length * lineHeight + 2 * margin };
  fillBox(picture, band, BLACK);
  lines.forEach((line, index) => {
    const y = margin + index * lineHeight;
    writeLine(picture, line, { x: margin, y, scale, colour: WHITE });
  });
  if (mark === '') return;
  const width = mark.length * ADVANCE * scale + margin;
  const corner = { x: picture.width - width - margin, y: picture.height - lineHeight - margin };
  fillBox(picture, { ...corner, width: width + margin, height: lineHeight + margin }, BLACK);
  const at = { x: corner.x + margin, y: corner.y + margin, scale, colour: WHITE };
  writeLine(picture, mark, at);
}

/** Lines of at most `length` characters, broken between words where that is possible. */
function wrap(text: string, length: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(0, 400).split(/\s+/u)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > length) {
      lines.push(line);
      line = '';
    }
    while (rest.length > length) {
      lines.push(rest.slice(0, length));
      rest = rest.slice(length);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' ? lines : [...lines, line];
}
