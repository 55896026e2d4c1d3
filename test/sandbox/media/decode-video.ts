import { createFile, type Movie, MP4BoxBuffer, type Sample } from 'mp4box';
import { isKeyFrame, nalTypesOf, sizeOfSequence } from './h264-stream.ts';

export interface DecodedVideo {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly frames: number;
}

/** As much of the decoder's set-up record as is used here. */
interface AvcSetup {
  readonly lengthSizeMinusOne: number;
  readonly SPS: readonly { readonly data: Uint8Array }[];
  readonly PPS: readonly unknown[];
}

/**
 * Takes an MP4 apart: its one H.264 track, each sample of it and the units in each sample. Pixels
 * are not decoded. Throws when anything is out of order.
 */
export function decodeVideo(bytes: Uint8Array): DecodedVideo {
  const file = createFile();
  const read: { movie?: Movie; samples: Sample[] } = { samples: [] };
  file.onError = (module: string, message: string) => {
    throw new Error(`${module}: ${message}`);
  };
  file.onReady = (movie: Movie) => {
    read.movie = movie;
    for (const { id, nb_samples } of movie.tracks) {
      file.setExtractionOptions(id, null, { nbSamples: nb_samples });
    }
    file.start();
  };
  file.onSamples = (_id: number, _user: unknown, samples: Sample[]) =>
    read.samples.push(...samples);
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(copy as ArrayBuffer, 0));
  file.flush();
  const [track] = read.movie?.videoTracks ?? [];
  if (read.movie === undefined || track === undefined) throw new Error('No video track.');
  if (!track.codec.startsWith('avc1')) throw new Error(`The codec is ${track.codec}.`);
  const { width, height } = track.video ?? { width: 0, height: 0 };
  checkStream(read.samples, { width, height });
  if (read.samples.length !== track.nb_samples) throw new Error('Samples are missing.');
  const seconds = track.samples_duration / track.timescale;
  return { width, height, seconds, frames: read.samples.length };
}

function checkStream(
  samples: readonly Sample[],
  track: { readonly width: number; readonly height: number },
): void {
  const [first] = samples;
  if (first === undefined) throw new Error('No frame.');
  const setup = (first.description as { readonly avcC?: AvcSetup }).avcC;
  const [sps] = setup?.SPS ?? [];
  if (setup === undefined || sps === undefined || setup.PPS.length === 0) {
    throw new Error('No set-up for the decoder.');
  }
  const inside = sizeOfSequence(sps.data);
  if (inside.width !== track.width || inside.height !== track.height) {
    const sizes = [inside, track].map(({ width, height }) => `${width}×${height}`);
    throw new Error(`The stream is ${sizes[0]}, the track says ${sizes[1]}.`);
  }
  samples.forEach(({ data }, index) => {
    if (data === undefined || data === null) throw new Error(`Frame ${index} has no data.`);
    const types = nalTypesOf(data, setup.lengthSizeMinusOne + 1);
    if (index === 0 && !isKeyFrame(types)) throw new Error('The first frame is no key frame.');
  });
}
