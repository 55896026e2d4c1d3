import { mediaTypeOf } from './media-type.ts';

export interface DecodedAudio {
  readonly format: 'mp3' | 'wav';
  readonly seconds: number;
  readonly samplesPerSecond: number;
}

/** By version bits: MPEG 2.5, none, 2, 1. */
const SAMPLES_PER_SECOND = [
  [11_025, 12_000, 8_000],
  [],
  [22_050, 24_000, 16_000],
  [44_100, 48_000, 32_000],
];
/** Layer III, kilobits per second by index. */
const KILOBITS_MPEG_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_MPEG_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const MPEG_1 = 3;
const LAYER_3 = 1;

/**
 * Walks over an MP3 frame by frame, or reads the header of a WAV. Throws when a frame does not
 * begin where the last one ends.
 */
export function decodeAudio(bytes: Buffer): DecodedAudio {
  const type = mediaTypeOf(bytes);
  if (type?.mime === 'audio/wav') return decodeWav(bytes);
  if (type?.mime !== 'audio/mpeg') throw new Error('Neither an MP3 nor a WAV.');
  let at = bytes.toString('latin1', 0, 3) === 'ID3' ? 10 + synchsafe(bytes, 6) : 0;
  let samples = 0;
  let samplesPerSecond = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    if (at + frame.bytes > bytes.length) throw new Error('The last frame is cut off.');
    samplesPerSecond = frame.samplesPerSecond;
    samples += frame.samples;
    at += frame.bytes;
  }
  if (samples === 0) throw new Error('No frame.');
  return { format: 'mp3', seconds: samples / samplesPerSecond, samplesPerSecond };
}

function frameAt(
  bytes: Buffer,
  at: number,
): { readonly bytes: number; readonly samples: number; readonly samplesPerSecond: number } {
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const kilobits = (version === MPEG_1 ? KILOBITS_MPEG_1 : KILOBITS_MPEG_2)[(header >>> 12) & 15];
  const samplesPerSecond = SAMPLES_PER_SECOND[version]?.[(header >>> 10) & 3];
  const isFrame = header >>> 21 === 0x7ff && ((header >>> 17) & 3) === LAYER_3;
  if (!isFrame || !kilobits || samplesPerSecond === undefined) {
    throw new Error(`No frame begins at byte ${at}.`);
  }
  const samples = version === MPEG_1 ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  const length = Math.floor(((samples / 8) * kilobits * 1000) / samplesPerSecond) + padding;
  return { bytes: length, samples, samplesPerSecond };
}

/** Four bytes of seven bits each. */
function synchsafe(bytes: Buffer, at: number): number {
  return [...bytes.subarray(at, at + 4)].reduce((sum, byte) => sum * 128 + byte, 0);
}

function decodeWav(bytes: Buffer): DecodedAudio {
  const samplesPerSecond = bytes.readUInt32LE(24);
  const bytesPerSecond = bytes.readUInt32LE(28);
  const length = bytes.readUInt32LE(40);
  if (bytes.readUInt32LE(4) !== bytes.length - 8 || length !== bytes.length - 44) {
    throw new Error('The lengths in the header are not those of the file.');
  }
  return { format: 'wav', seconds: length / bytesPerSecond, samplesPerSecond };
}
