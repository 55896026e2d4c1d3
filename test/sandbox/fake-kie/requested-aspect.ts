import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { Size } from '../media/media-size.ts';
import { descriptorOf, isModelId } from './model-descriptor.ts';

/** Names of the parameter that says the shape, in the order in which they win. */
const ASPECT_PARAMETERS = ['aspect_ratio', 'aspectRatio', 'ratio', 'image_size', 'size'];

const WORDS: Readonly<Record<string, Size>> = {
  square: { width: 1, height: 1 },
  square_hd: { width: 1, height: 1 },
  portrait: { width: 9, height: 16 },
  landscape: { width: 16, height: 9 },
};

/**
 * Width to height as the user chose it, or as the model has it by default; null when the shape
 * follows the input, or the model chooses it.
 */
export function requestedAspect(modelId: string, input: JsonRecord): Size | null {
  for (const name of ASPECT_PARAMETERS) {
    if (input[name] !== undefined) {
      const chosen = aspectOf(input[name]);
      if (chosen !== null) return chosen;
    }
  }
  if (ASPECT_PARAMETERS.some((name) => isFree(input[name])) || !isModelId(modelId)) return null;
  const parameters = descriptorOf(modelId)?.parameters ?? [];
  for (const name of ASPECT_PARAMETERS) {
    const usual = parameters.find((parameter) => parameter.name === name)?.default;
    const aspect = usual === undefined ? null : aspectOf(usual);
    if (aspect !== null) return aspect;
  }
  return null;
}

/** The shape that a value means in any of the catalogue's spellings; null when it means none. */
export function aspectOf(value: unknown): Size | null {
  if (typeof value !== 'string') return null;
  const word = WORDS[value];
  if (word !== undefined) return word;
  // `portrait_16_9` is upright: the figures name the sides, longer first.
  const sides = /^(portrait|landscape)_(\d+)_(\d+)$/.exec(value);
  if (sides !== null) {
    const [long, short] = [Number(sides[2]), Number(sides[3])];
    const isUpright = sides[1] === 'portrait';
    return isUpright ? { width: short, height: long } : { width: long, height: short };
  }
  const pair = /^(\d+)[:x*](\d+)$/.exec(value);
  if (pair === null) return null;
  return { width: Number(pair[1]), height: Number(pair[2]) };
}

/** Whether a value leaves the shape to the input or to the model. */
export function isFree(value: unknown): boolean {
  return typeof value === 'string' && /^(auto|adaptive)$/i.test(value);
}

/**
 * A size of this shape whose longer side is about so many pixels: the nearest that whole pixels
 * give. Both sides are even.
 */
export function sizeOfAspect(aspect: Size, longSide: number): Size {
  const ratio = aspect.width / aspect.height;
  let best = { size: { width: longSide, height: longSide }, error: Number.POSITIVE_INFINITY };
  for (let long = longSide; long <= longSide * 1.2; long += 2) {
    const short = Math.max(2, 2 * Math.round((long * Math.min(ratio, 1 / ratio)) / 2));
    const error = Math.abs(Math.log(long / short / Math.max(ratio, 1 / ratio)));
    const size = ratio >= 1 ? { width: long, height: short } : { width: short, height: long };
    if (error < best.error - 1e-9) best = { size, error };
  }
  return best.size;
}
