import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '../../../src/core/delivery/file-type.ts';
import { type Part, parcelsOf } from '../../../src/core/delivery/parcels.ts';
import { type ResultFile, waysOf } from '../../../src/core/delivery/way.ts';

const MB = 1024 * 1024;
const HEADS = {
  png: '\x89PNG\r\n\x1a\n',
  mp4: '\0\0\0\x20ftypisom',
  webm: '\x1aE\xdf\xa3',
  mp3: 'ID3',
  wav: 'RIFF\0\0\0\0WAVE',
  gif: 'GIF89a',
  pdf: '%PDF-',
  txt: 'words',
  bin: '\0\x01',
};
type Kind = keyof typeof HEADS;

function file(kind: Kind, bytes: number | null, size: [number, number] | null = null): ResultFile {
  const head = Uint8Array.from(HEADS[kind], (character) => character.charCodeAt(0));
  return {
    type: fileTypeOf(head),
    bytes,
    size: size === null ? null : { widthPx: size[0], heightPx: size[1] },
  };
}

/** The ways in short, such as `photo by url`. */
function ladder(of: ResultFile): string[] {
  return waysOf(of).map((way) => (way.by === 'link' ? 'link' : `${way.as} by ${way.by}`));
}

describe('the ways to deliver a file', () => {
  const asPhoto = ['photo by upload', 'document by upload', 'link'];
  const asDocument = ['document by upload', 'link'];
  it.each<[string, ResultFile, string[]]>([
    ['a picture', file('png', MB, [1024, 1024]), ['photo by url', ...asPhoto]],
    ['a picture of unknown size', file('png', MB), ['photo by url', ...asPhoto]],
    ['a picture of 5 MB', file('png', 5 * MB), ['photo by url', ...asPhoto]],
    ['a larger picture', file('png', 5 * MB + 1), asPhoto],
    ['a picture of 10 MB', file('png', 10 * MB), asPhoto],
    ['a still larger picture', file('png', 10 * MB + 1), asDocument],
    ['a picture of 50 MB', file('png', 50 * MB), asDocument],
    ['a picture that is too large for all', file('png', 50 * MB + 1), ['link']],
    ['a picture of unknown length', file('png', null), asPhoto],
    ['a picture with long sides', file('png', MB, [5000, 5001]), asDocument],
    [
      'a picture with sides just short enough',
      file('png', MB, [5000, 5000]),
      ['photo by url', ...asPhoto],
    ],
    ['a narrow picture', file('png', MB, [100, 2001]), asDocument],
    ['a picture just wide enough', file('png', MB, [2000, 100]), ['photo by url', ...asPhoto]],
    ['a video', file('mp4', 20 * MB), ['video by url', 'video by upload', ...asDocument]],
    ['a larger video', file('mp4', 20 * MB + 1), ['video by upload', ...asDocument]],
    ['a video that is too large', file('mp4', 50 * MB + 1), ['link']],
    ['music', file('mp3', MB), ['audio by url', 'audio by upload', ...asDocument]],
    ['a video that Telegram does not play', file('webm', MB), asDocument],
    ['sound that Telegram does not play', file('wav', MB), asDocument],
    ['a GIF', file('gif', MB), ['document by url', ...asDocument]],
    ['a PDF', file('pdf', MB), ['document by url', ...asDocument]],
    ['a text', file('txt', MB), asDocument],
    ['who knows what', file('bin', null), asDocument],
  ])('%s', (_what, of, expected) => {
    expect(ladder(of)).toEqual(expected);
  });
});

describe('parcels', () => {
  function part(position: number, kind: Kind | 'text', bytes: number | null = MB): Part {
    if (kind === 'text') return { kind: 'text', position, text: 'words' };
    const ways = waysOf(file(kind, bytes));
    return { kind: 'file', position, url: `u${position}`, fileName: 'f', bytes, ways };
  }

  /** Positions, an album in brackets. */
  function sorted(parts: readonly Part[]): (number | number[])[] {
    return parcelsOf(parts).map((parcel) =>
      parcel.kind === 'single'
        ? parcel.part.position
        : parcel.parts.map(({ position }) => position),
    );
  }

  it.each<[string, Part[], (number | number[])[]]>([
    ['nothing', [], []],
    ['one picture', [part(0, 'png')], [0]],
    ['two pictures', [part(0, 'png'), part(1, 'png')], [[0, 1]]],
    ['a picture and a video', [part(0, 'png'), part(1, 'mp4')], [0, 1]],
    ['two songs', [part(0, 'mp3'), part(1, 'mp3')], [[0, 1]]],
    ['texts', [part(0, 'text'), part(1, 'text')], [0, 1]],
    [
      'pictures around a text',
      [part(0, 'png'), part(1, 'png'), part(2, 'text'), part(3, 'png')],
      [[0, 1], 2, 3],
    ],
    [
      'eleven pictures',
      Array.from({ length: 11 }, (_, at) => part(at, 'png')),
      [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10],
    ],
    ['videos too large for one upload', [part(0, 'mp4', 30 * MB), part(1, 'mp4', 30 * MB)], [0, 1]],
    ['pictures of unknown length', [part(0, 'png', null), part(1, 'png', null)], [0, 1]],
    ['links', [part(0, 'mp4', 60 * MB), part(1, 'mp4', 60 * MB)], [0, 1]],
  ])('of %s', (_what, parts, expected) => {
    expect(sorted(parts)).toEqual(expected);
  });

  it('keep all parts in their order, and no album larger than Telegram takes', () => {
    const kinds = fc.constantFrom<Kind | 'text'>('png', 'mp4', 'mp3', 'txt', 'text');
    const sizes = fc.option(fc.integer({ min: 1, max: 60 * MB }));
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, sizes), { maxLength: 40 }), (made) => {
        const parts = made.map(([kind, bytes], at) => part(at, kind, bytes));
        const order = sorted(parts);
        expect(order.flat()).toEqual(parts.map(({ position }) => position));
        for (const album of order.filter((each) => Array.isArray(each))) {
          expect(album.length).toBeGreaterThanOrEqual(2);
          expect(album.length).toBeLessThanOrEqual(10);
          const bytes = album.map((at) => (parts[at] as { bytes: number }).bytes);
          expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(50 * MB);
        }
      }),
    );
  });
});
