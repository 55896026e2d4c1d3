import h264, { type H264MP4Encoder } from 'h264-mp4-encoder';
import { fillBox, type IndexedPicture } from './indexed-picture.ts';
import { WHITE } from './paint-picture.ts';

const FRAMES_PER_SECOND = 8;
const FASTEST = 10;
/** 10 is best, 51 is smallest. */
const QUANTIZATION = 28;

/**
 * A silent MP4 (H.264): the picture with a bar that moves across its foot. Both sides of the
 * picture must be even.
 */
export async function encodeVideo(picture: IndexedPicture, seconds: number): Promise<Buffer> {
  const { width, height } = picture;
  const encoder = await h264.createH264MP4Encoder();
  try {
    Object.assign(encoder, { width, height, frameRate: FRAMES_PER_SECOND, speed: FASTEST });
    encoder.quantizationParameter = QUANTIZATION;
    encoder.initialize();
    const frames = seconds * FRAMES_PER_SECOND;
    for (let frame = 0; frame < frames; frame++) {
      const pixels = picture.pixels.slice();
      const bar = { x: 0, y: height - 2, width: ((frame + 1) * width) / frames, height: 2 };
      fillBox({ ...picture, pixels }, { ...bar, width: Math.round(bar.width) }, WHITE);
      encoder.addFrameRgba(rgbaOf({ ...picture, pixels }));
    }
    encoder.finalize();
    return takeFile(encoder);
  } finally {
    encoder.delete();
  }
}

/** The encoder writes into a file system of its own, which outlives it. */
function takeFile(encoder: H264MP4Encoder): Buffer {
  const bytes = Buffer.from(encoder.FS.readFile(encoder.outputFilename));
  encoder.FS.unlink(encoder.outputFilename);
  return bytes;
}

function rgbaOf({ pixels, palette }: IndexedPicture): Uint8Array {
  const rgba = new Uint8Array(pixels.length * 4);
  for (let at = 0; at < pixels.length; at++) {
    const colour = (pixels[at] as number) * 3;
    rgba[at * 4] = palette[colour] as number;
    rgba[at * 4 + 1] = palette[colour + 1] as number;
    rgba[at * 4 + 2] = palette[colour + 2] as number;
    rgba[at * 4 + 3] = 255;
  }
  return rgba;
}
