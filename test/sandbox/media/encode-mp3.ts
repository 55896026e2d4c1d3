import { Mp3Encoder } from '@breezystack/lamejs';
import { SAMPLES_PER_SECOND } from './compose-tune.ts';

const KILOBITS_PER_SECOND = 48;
const SAMPLES_PER_FRAME = 1152;

/** An MP3 of one channel. */
export function encodeMp3(samples: Int16Array): Buffer {
  const encoder = new Mp3Encoder(1, SAMPLES_PER_SECOND, KILOBITS_PER_SECOND);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < samples.length; at += SAMPLES_PER_FRAME) {
    parts.push(encoder.encodeBuffer(samples.subarray(at, at + SAMPLES_PER_FRAME)));
  }
  parts.push(encoder.flush());
  // Whatever its types say, the encoder hands out signed bytes.
  return Buffer.concat(parts.map((part) => Uint8Array.from(part)));
}
