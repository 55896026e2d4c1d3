export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of a PNG, JPEG or WebP from its first bytes; null when they do not tell. */
export function pictureSizeOf(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47) {
      return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
    }
    if (view.getUint16(0) === 0xffd8) return sizeOfJpeg(view);
    if (view.getUint32(0) === 0x52494646) return sizeOfWebp(view);
    return null;
  } catch (error) {
    // The head ends before the size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Walks the segments to the first frame header. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let at = 2;
  for (;;) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return null;
    // Any number of FF bytes may stand before a marker.
    if (marker === 0xffff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && !NO_FRAME.has(marker);
    if (isFrame) return { widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
}

/** Markers among the frame headers that are none: Huffman tables, arithmetic coding. */
const NO_FRAME = new Set([0xffc4, 0xffc8, 0xffcc]);

function sizeOfWebp(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return {
        widthPx: view.getUint16(26, true) & 0x3fff,
        heightPx: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      // "VP8L": two numbers of 14 bits, each less by one.
      const bits = view.getUint32(21, true);
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X": 24 bits each, less by one.
      return { widthPx: uint24(view, 24) + 1, heightPx: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}
