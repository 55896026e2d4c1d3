import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAudio, decodeImage, decodeVideo } from '../sandbox/media/decode.ts';
import { makeMp3, makeMp4, makePng, makeWav } from '../sandbox/media/make-media.ts';
import { mediaSizeOf } from '../sandbox/media/media-size.ts';
import { isAccepted, mediaTypeOf } from '../sandbox/media/media-type.ts';
import type { Painting } from '../sandbox/media/paint-picture.ts';

const painting: Painting = {
  width: 160,
  height: 90,
  seed: 7,
  title: 'Nano Banana',
  text: 'Рыжий кот & "пёс" <b>',
  mark: '1/4',
};

/** A copy with one byte changed. */
function spoiled(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

describe('a picture made here', () => {
  it('decodes, at any size and with any text', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 1, max: 300 }),
          height: fc.integer({ min: 1, max: 300 }),
          seed: fc.nat(2 ** 31),
          title: fc.string({ unit: 'grapheme' }),
          text: fc.string({ unit: 'grapheme' }),
          mark: fc.constantFrom('', '1/4', '12/12'),
        }),
        (any) => {
          const png = makePng(any);
          const { mime, width, height } = decodeImage(png);
          expect({ mime, width, height }).toEqual({
            mime: 'image/png',
            width: any.width,
            height: any.height,
          });
          expect(mediaSizeOf(png)).toEqual({ width, height });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows its text in letters: white on black, and other letters for another text', () => {
    const whites = (text: string): string => {
      const { pixels } = decodeImage(makePng({ ...painting, text }));
      const found: number[] = [];
      for (let at = 0; at < (pixels?.length ?? 0); at += 4) {
        if (pixels?.readUInt32BE(at) === 0xffffffff) found.push(at);
      }
      return found.join();
    };
    expect(whites('cat').length).toBeGreaterThan(100);
    expect(whites('cat')).toBe(whites('CAT'));
    expect(whites('кот')).not.toBe(whites('пёс'));
  });

  it('is the same again for the same seed, and another for another', () => {
    expect(makePng(painting)).toEqual(makePng({ ...painting }));
    expect(makePng(painting)).not.toEqual(makePng({ ...painting, seed: 8 }));
  });

  it('is refused when a byte of it is changed', () => {
    const png = makePng(painting);
    expect(() => decodeImage(spoiled(png, png.length - 30))).toThrow();
    expect(() => decodeImage(Buffer.from('not a picture'))).toThrow('Not a picture.');
  });
});

describe('a video made here', () => {
  it.each([
    [160, 90],
    [90, 160],
    [160, 160],
    [176, 76],
  ])('of %i×%i has frames that parse', async (width, height) => {
    const mp4 = await makeMp4({ ...painting, width, height });
    expect(mediaTypeOf(mp4)?.mime).toBe('video/mp4');
    expect(decodeVideo(mp4)).toEqual({ width, height, seconds: 1, frames: 8 });
    expect(mediaSizeOf(mp4)).toEqual({ width, height });
  });

  it('is refused when it is cut off or its frames are spoiled', async () => {
    const mp4 = await makeMp4(painting);
    expect(() => decodeVideo(mp4.subarray(0, mp4.length / 2))).toThrow();
    const firstUnit = mp4.indexOf('mdat') + 4;
    expect(() => decodeVideo(spoiled(mp4, firstUnit))).toThrow();
    expect(() => decodeVideo(spoiled(mp4, firstUnit + 4))).toThrow();
  });
});

describe('a tune made here', () => {
  it('is an MP3 whose frames follow one another', () => {
    const mp3 = makeMp3(3);
    const { format, seconds, samplesPerSecond } = decodeAudio(mp3);
    expect({ format, samplesPerSecond }).toEqual({ format: 'mp3', samplesPerSecond: 22_050 });
    expect(seconds).toBeGreaterThan(1.4);
    expect(seconds).toBeLessThan(1.8);
    expect(() => decodeAudio(mp3.subarray(0, mp3.length - 1))).toThrow('cut off');
    expect(() => decodeAudio(spoiled(mp3, 0))).toThrow('Neither');
  });

  it('or a WAV', () => {
    expect(decodeAudio(makeWav(3))).toMatchObject({ format: 'wav' });
    expect(decodeAudio(makeWav(3)).seconds).toBeCloseTo(1.5, 2);
  });

  it('sounds as the seed says', () => {
    expect(makeMp3(3)).not.toEqual(makeMp3(4));
    expect(makeMp3(3)).toEqual(makeMp3(3));
  });
});

describe('the size of a file that others made', () => {
  it.each([
    [
      'jpeg',
      'ffd8ffe000104a46494600010100000100010000ffc0001108012c01900301220002110103',
      400,
      300,
    ],
    ['gif', '47494638396190012c01', 400, 300],
    ['webp', `52494646000000005745425056503858${'0a0000000000000'}08f01002b0100`, 400, 300],
  ])('is read from its header: %s', (_format, hex, width, height) => {
    expect(mediaSizeOf(Buffer.from(hex, 'hex'))).toEqual({ width, height });
  });

  it('is unknown for everything else, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...HEADS), (tail, head) => {
        mediaSizeOf(Buffer.concat([Buffer.from(head, 'latin1'), tail]));
      }),
    );
    expect(mediaSizeOf(Buffer.from('hello'))).toBeNull();
  });

  const HEADS = [
    '',
    '\x89PNG\r\n',
    '\xff\xd8\xff\xe0',
    'GIF89a',
    'RIFF0000WEBPVP8X',
    '0000ftypisom',
  ];
});

it('a type is accepted under its other names', () => {
  expect(isAccepted(['audio/x-wav'], 'audio/wav')).toBe(true);
  expect(isAccepted(['audio/mp3'], 'audio/mpeg')).toBe(true);
  expect(isAccepted(['image/png'], 'image/jpeg')).toBe(false);
});
