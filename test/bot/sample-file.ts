import type { SentFile } from '../../src/core/incoming.ts';
import type { UserFile } from '../sandbox/fake-telegram/user-actions.ts';
import { makeMp3, makeMp4, makePng } from '../sandbox/media/make-media.ts';

const SIDE_PX = 768;
const SHORT_SECONDS = 1;
const FREE_BOX_BYTES = 16;

let count = 0;
const videos = new Map<number, Buffer>();

/** A real file that a question of this kind takes. No two are the same. */
export async function sampleFile({ kind, seconds }: SentFile): Promise<UserFile> {
  count++;
  const painting = {
    width: SIDE_PX,
    height: SIDE_PX,
    seed: count,
    title: 'sample',
    text: String(count),
    mark: '',
  };
  switch (kind) {
    case 'image':
      return { bytes: makePng(painting), mimeType: 'image/png', fileName: 'sample.png' };
    case 'video': {
      const length = Math.ceil(seconds ?? SHORT_SECONDS);
      const video = videos.get(length) ?? (await makeMp4(painting, length));
      videos.set(length, video);
      const bytes = Buffer.concat([video, freeBox(count)]);
      return { bytes, mimeType: 'video/mp4', fileName: 'sample.mp4' };
    }
    default:
      return { bytes: makeMp3(count), mimeType: 'audio/mpeg', fileName: 'sample.mp3' };
  }
}

/** A part of an MP4 that players pass over. */
function freeBox(content: number): Buffer {
  const box = Buffer.alloc(FREE_BOX_BYTES);
  box.writeUInt32BE(FREE_BOX_BYTES, 0);
  box.write('free', 4, 'latin1');
  box.writeUInt32BE(content, 8);
  return box;
}
