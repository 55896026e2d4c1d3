import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '../../../src/core/delivery/file-type.ts';
import { pictureSizeOf } from '../../../src/core/delivery/picture-size.ts';

/** Bytes from a text in which each character is one. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('E10: the type of a file is what its own bytes say', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0', 'picture', 'png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'picture', 'jpg'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'picture', 'webp'],
    ['GIF89a', 'other', 'gif'],
    ['\0\0\0\x20ftypisom\0\0\x02\0', 'video', 'mp4'],
    ['\0\0\0\x20ftypmp42', 'video', 'mp4'],
    ['\0\0\0\x14ftypqt  ', 'other', 'mov'],
    ['\0\0\0\x20ftypM4A ', 'audio', 'm4a'],
    ['\x1aE\xdf\xa3\x9f', 'other', 'webm'],
    ['ID3\x04\0', 'audio', 'mp3'],
    ['\xff\xfb\x90\x64', 'audio', 'mp3'],
    ['\xff\xf3\x18\xc4', 'audio', 'mp3'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'other', 'wav'],
    ['OggS\0\x02', 'other', 'ogg'],
    ['fLaC\0\0', 'other', 'flac'],
    ['MThd\0\0\0\x06', 'other', 'mid'],
    ['%PDF-1.7', 'other', 'pdf'],
    ['PK\x03\x04\x14', 'other', 'zip'],
    ['{"words":[]}', 'text', 'json'],
    [' [1, 2]', 'text', 'json'],
    ['1\n00:00:01,000 --> 00:00:02,000\n', 'text', 'txt'],
    ['<html>', 'text', 'txt'],
    ['\0\x01\x02\x03', 'other', 'bin'],
    ['', 'other', 'bin'],
  ])('%j is %s, .%s', (head, family, extension) => {
    expect(fileTypeOf(bytes(head))).toMatchObject({ family, extension });
  });

  it('is text also when a character is cut in two', () => {
    const head = new TextEncoder().encode('Ёж').slice(0, 3);
    expect(fileTypeOf(head)).toMatchObject({ family: 'text' });
  });

  it('is found for any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (head) => {
        expect(fileTypeOf(head).extension).toMatch(/^\w+$/);
        pictureSizeOf(head);
      }),
    );
  });
});

describe('the size of a picture', () => {
  it('is read from a PNG', () => {
    const picture = new PNG({ width: 640, height: 3 });
    expect(pictureSizeOf(PNG.sync.write(picture))).toEqual({ widthPx: 640, heightPx: 3 });
  });

  it.each([
    ['baseline', '\xff\xc0'],
    ['progressive', '\xff\xc2'],
    ['filled up', '\xff\xff\xff\xc0'],
  ])('is read from a %s JPEG, behind other segments', (_what, frame) => {
    const before = '\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x05abc';
    const head = bytes(`${before}${frame}\0\x11\x08\x01\x02\x03\x04`);
    expect(pictureSizeOf(head)).toEqual({ widthPx: 0x0304, heightPx: 0x0102 });
  });

  it.each([
    ['lossy', `VP8 ${'\0'.repeat(10)}\x40\x01\xf0\0`, 320, 240],
    ['lossless', 'VP8L\0\0\0\0\x2f\x3f\xc1\x3b\0', 320, 240],
    ['extended', `VP8X${'\0'.repeat(8)}\x3f\x01\0\xef\0\0`, 320, 240],
  ])('is read from a %s WebP', (_what, chunk, widthPx, heightPx) => {
    const head = bytes(`RIFF\0\0\0\0WEBP${chunk}`);
    expect(pictureSizeOf(head)).toEqual({ widthPx, heightPx });
  });

  it.each(['', '\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\0\0\0\0WEBPJUNK', 'no picture here'])(
    'of %j is not known',
    (head) => {
      expect(pictureSizeOf(bytes(head))).toBeNull();
    },
  );
});
