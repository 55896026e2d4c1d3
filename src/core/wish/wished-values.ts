import type { FormField } from '../../../generated/runtime/model-form.ts';

/** Shapes as people say them, and how models write them. */
const SHAPES: readonly (readonly [said: RegExp, written: readonly string[]])[] = [
  [
    /вертикальн|для (сторис|рилс|шортс)|сторис|reels|shorts|stories|tiktok|тикток|vertical|portrait orientation/u,
    ['9:16', 'portrait_16_9', '2:3', '3:4'],
  ],
  [/квадрат|square/u, ['1:1', 'square_hd', 'square']],
  [
    /горизонтальн|широк(ий|оформат)|landscape orientation|horizontal|widescreen|wide screen|youtube|ютуб/u,
    ['16:9', 'landscape_16_9', '3:2'],
  ],
];
const RATIO = /(?<!\d)(\d{1,2})\s?[:xх/]\s?(\d{1,2})(?!\d)/u;
const SECONDS = /(?<!\d)(\d{1,3})\s?(?:-?\s?)(?:секунд\p{L}*|сек|seconds?|secs?)(?!\p{L})/u;
const RESOLUTION =
  /(?<![\p{L}\d])(480|540|580|720|1080)\s?[pр]|(?<![\p{L}\d])([124])\s?[kк](?![\p{L}\d])/u;

const SHAPE_NAMES: ReadonlySet<string> = new Set(['aspect_ratio', 'image_size', 'size', 'ratio']);
const LENGTH_NAMES: ReadonlySet<string> = new Set(['duration', 'duration_seconds', 'n_frames']);
const RESOLUTION_NAMES: ReadonlySet<string> = new Set([
  'resolution',
  'quality',
  'image_resolution',
  'output_resolution',
]);

/**
 * Parameters that a text names: shape, length, resolution, as far as the questions have such an
 * answer. Rules, no guesses: what is not said stays as it usually is.
 */
export function wishedValues(text: string, fields: readonly FormField[]): Record<string, unknown> {
  const said = text.toLowerCase();
  const shapes = shapesIn(said);
  const seconds = SECONDS.exec(said)?.[1];
  const [, lines, thousands] = RESOLUTION.exec(said) ?? [];
  const resolution = lines === undefined ? thousands && `${thousands}k` : `${lines}p`;
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const wanted = SHAPE_NAMES.has(field.name)
      ? shapes
      : LENGTH_NAMES.has(field.name)
        ? [seconds]
        : RESOLUTION_NAMES.has(field.name)
          ? [resolution]
          : [];
    const value = wanted.map((each) => answerOf(field, each)).find((each) => each !== undefined);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

function shapesIn(said: string): readonly string[] {
  const [, width, height] = RATIO.exec(said) ?? [];
  if (width !== undefined) return [`${width}:${height}`];
  return SHAPES.find(([words]) => words.test(said))?.[1] ?? [];
}

function answerOf({ choices, number }: FormField, wanted: string | undefined): unknown {
  if (wanted === undefined) return undefined;
  if (number !== null) return Number(wanted);
  return choices.find(({ value }) => String(value).toLowerCase() === wanted)?.value;
}
