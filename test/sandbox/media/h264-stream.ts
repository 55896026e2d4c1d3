import type { Size } from './media-size.ts';

const IDR_SLICE = 5;
const SLICE = 1;
/** Profiles whose parameters are the plain ones: baseline, main, extended. */
const PLAIN_PROFILES = new Set([66, 77, 88]);

/** Reads the bits of a NAL unit, first bit first. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(nal: Uint8Array) {
    // A 3 after two zeros stands there only so that no start code appears in the data.
    this.#bytes = nal.filter(
      (byte, at) => !(byte === 3 && at >= 2 && nal[at - 1] === 0 && nal[at - 2] === 0),
    );
  }

  bits(count: number): number {
    let value = 0;
    for (let read = 0; read < count; read++, this.#at++) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new Error('The NAL unit ends too early.');
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  /** Exp-Golomb code of a number from zero. */
  golomb(): number {
    let zeros = 0;
    while (this.bits(1) === 0) if (++zeros > 31) throw new Error('No such code.');
    return 2 ** zeros - 1 + this.bits(zeros);
  }
}

/**
 * Size that a sequence parameter set declares. Throws for profiles other than the plain ones and
 * for sets that cannot be read.
 */
export function sizeOfSequence(sps: Uint8Array): Size {
  const reader = new BitReader(sps);
  if ((reader.bits(8) & 0x1f) !== 7) throw new Error('Not a sequence parameter set.');
  const profile = reader.bits(8);
  if (!PLAIN_PROFILES.has(profile)) throw new Error(`H.264 profile ${profile} is not read here.`);
  reader.bits(16);
  reader.golomb();
  reader.golomb();
  const orderType = reader.golomb();
  if (orderType === 0) reader.golomb();
  if (orderType === 1) throw new Error('Picture order 1 is not read here.');
  reader.golomb();
  reader.bits(1);
  const width = (reader.golomb() + 1) * 16;
  const mapUnits = reader.golomb() + 1;
  const framesOnly = reader.bits(1);
  if (framesOnly === 0) reader.bits(1);
  const height = mapUnits * 16 * (2 - framesOnly);
  reader.bits(1);
  if (reader.bits(1) === 0) return { width, height };
  const [left, right, top, bottom] = [
    reader.golomb(),
    reader.golomb(),
    reader.golomb(),
    reader.golomb(),
  ];
  return {
    width: width - 2 * (left + right),
    height: height - 2 * (2 - framesOnly) * (top + bottom),
  };
}

/**
 * Types of the NAL units of one sample. Throws when their lengths do not add up, or a slice does
 * not begin as slices do.
 */
export function nalTypesOf(sample: Uint8Array, lengthBytes: number): number[] {
  const bytes = Buffer.from(sample);
  const types: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUIntBE(at, lengthBytes);
    const nal = bytes.subarray(at + lengthBytes, at + lengthBytes + length);
    if (length === 0 || nal.length < length) throw new Error('A NAL unit is cut off.');
    const header = nal[0] as number;
    if ((header & 0x80) !== 0) throw new Error('The forbidden bit of a NAL unit is set.');
    const type = header & 0x1f;
    if (type === SLICE || type === IDR_SLICE) checkSlice(nal);
    types.push(type);
    at += lengthBytes + length;
  }
  return types;
}

function checkSlice(nal: Uint8Array): void {
  const reader = new BitReader(nal.subarray(0, 16));
  reader.bits(8);
  reader.golomb();
  const sliceType = reader.golomb();
  if (sliceType > 9) throw new Error(`There is no slice type ${sliceType}.`);
}

export function isKeyFrame(types: readonly number[]): boolean {
  return types.includes(IDR_SLICE);
}
