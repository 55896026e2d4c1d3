import { composeTune } from './compose-tune.ts';
import { encodeMp3 } from './encode-mp3.ts';
import { encodePng } from './encode-png.ts';
import { encodeVideo } from './encode-video.ts';
import { encodeWav } from './encode-wav.ts';
import { type Painting, paintPicture } from './paint-picture.ts';

/** A PNG that shows the painting. */
export function makePng(painting: Painting): Buffer {
  return encodePng(paintPicture(painting));
}

/** An MP4 that shows the painting. Sides are even numbers, seconds a whole one. */
export async function makeMp4(painting: Painting, seconds = 1): Promise<Buffer> {
  return encodeVideo(paintPicture(painting), seconds);
}

/** An MP3 of a second and a half. */
export function makeMp3(seed: number): Buffer {
  return encodeMp3(composeTune(seed));
}

/** A WAV of a second and a half. */
export function makeWav(seed: number): Buffer {
  return encodeWav(composeTune(seed));
}
