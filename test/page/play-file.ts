import { makeMp3, makeMp4, makePng } from '../sandbox/media/make-media.ts';

/** A file as a browser has it. */
export interface PlayFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const painting = (seed: number) => ({
  width: 640,
  height: 480,
  seed,
  title: 'sample',
  text: String(seed),
  mark: '',
});

/** A real picture; no two seeds are alike. */
export function playPicture(seed: number): PlayFile {
  const buffer = makePng(painting(seed));
  return { name: `picture-${seed}.png`, mimeType: 'image/png', buffer };
}

export async function playVideo(): Promise<PlayFile> {
  const buffer = await makeMp4({ ...painting(7), width: 320, height: 240 });
  return { name: 'river.mp4', mimeType: 'video/mp4', buffer };
}

export function playSound(): PlayFile {
  return { name: 'tune.mp3', mimeType: 'audio/mpeg', buffer: makeMp3(3) };
}

export function playText(): PlayFile {
  return { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Notes\n') };
}
