import { limits } from '../../../generated/bot.ts';
import type { Words } from '../../../generated/runtime/model-descriptor.ts';
import type { FormMedia } from '../../../generated/runtime/model-form.ts';
import type { Problem, ProblemCode } from '../../../generated/runtime/problem.ts';
import { problem } from '../../../generated/runtime/problem-words.ts';
import type { SentFile } from '../incoming.ts';
import { formatOf, kindOf, usualFormat } from './file-kind.ts';
import { notAnAnswer } from './form-problem.ts';

/** The most that a file may weigh: bots can download no more, whatever the vendor takes. */
export function maxBytesOf(media: FormMedia): number {
  return Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, limits.mediaDownloadBytesMax);
}

/** Formats as people know them: `image/jpeg` → JPEG. Empty when any will do. */
export function formatNames(media: FormMedia): readonly string[] {
  const formats = new Set(media.accept.map(usualFormat));
  return Array.from(formats, formatName);
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'MP3'],
  ['audio/mp4', 'M4A'],
  ['video/quicktime', 'MOV'],
  ['video/x-matroska', 'MKV'],
  ['audio/x-ms-wma', 'WMA'],
]);

function formatName(format: string): string {
  return NAMES.get(format) ?? (format.split('/')[1] ?? format).toUpperCase();
}

/**
 * Why a file cannot be an answer to a question of files: its kind, format, weight or measures, as
 * far as Telegram has told them. Empty: it can.
 */
export function fileFaults(media: FormMedia, file: SentFile, path: string): readonly Problem[] {
  if (kindOf(file) !== media.kind) return [notAnAnswer(path, media)];
  const faults = [
    formatFault(media, file),
    weightFault(media, file),
    ...measureFaults(media, file),
  ];
  return faults
    .filter((fault) => fault !== null)
    .map(({ code, words, limit }) => problem(path, code, words, limit ?? null));
}

interface Fault {
  readonly code: ProblemCode;
  readonly words: Words;
  readonly limit?: number;
}

function formatFault(media: FormMedia, file: SentFile): Fault | null {
  const format = formatOf(file);
  const accepted = media.accept.map(usualFormat);
  if (format === null || accepted.length === 0 || accepted.includes(format)) return null;
  const found = formatName(format);
  const list = formatNames(media).join(', ');
  return {
    code: 'enum',
    words: {
      en: `${found} is not accepted here. Send ${list}.`,
      ru: `${found} здесь не подойдёт. Пришлите ${list}.`,
    },
  };
}

function weightFault(media: FormMedia, file: SentFile): Fault | null {
  const most = maxBytesOf(media);
  if (file.bytes === null || file.bytes <= most) return null;
  const found = megabytes(file.bytes);
  return {
    code: 'too-large',
    words: {
      en: `The file weighs ${found} MB, at most ${megabytes(most)} MB are allowed.`,
      ru: `Файл весит ${found} МБ, можно не больше ${megabytes(most)} МБ.`,
    },
  };
}

/** Rounded to the nearest tenth. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

interface Measure {
  readonly least: string;
  readonly most: string;
  readonly of: (file: SentFile) => number | null;
  readonly en: string;
  readonly ru: string;
}

const MEASURES: readonly Measure[] = [
  {
    least: 'minSeconds',
    most: 'maxSeconds',
    of: ({ seconds }) => seconds,
    en: 'Length in seconds',
    ru: 'Длина в секундах',
  },
  {
    least: 'minSidePx',
    most: '',
    of: (file) => sides(file, Math.min),
    en: 'Shorter side in pixels',
    ru: 'Меньшая сторона в пикселях',
  },
  {
    least: '',
    most: 'maxSidePx',
    of: (file) => sides(file, Math.max),
    en: 'Longer side in pixels',
    ru: 'Большая сторона в пикселях',
  },
  {
    least: 'minShape',
    most: 'maxShape',
    of: (file) => sides(file, (width, height) => width / height),
    en: 'Width divided by height',
    ru: 'Ширина, делённая на высоту,',
  },
  {
    least: 'minPixels',
    most: 'maxPixels',
    of: (file) => sides(file, (width, height) => width * height),
    en: 'Pixels in all',
    ru: 'Всего пикселей',
  },
];

function sides(
  { widthPx, heightPx }: SentFile,
  measure: (width: number, height: number) => number,
): number | null {
  if (widthPx === null || heightPx === null || widthPx <= 0 || heightPx <= 0) return null;
  return measure(widthPx, heightPx);
}

function measureFaults(media: FormMedia, file: SentFile): readonly Fault[] {
  return MEASURES.flatMap((measure) => {
    const found = measure.of(file);
    if (found === null) return [];
    const least = media.limits[measure.least] ?? Number.NEGATIVE_INFINITY;
    const most = media.limits[measure.most] ?? Number.POSITIVE_INFINITY;
    if (found >= least && found <= most) return [];
    const isSmall = found < least;
    const limit = isSmall ? least : most;
    const shown = Math.round(found * 100) / 100;
    const words = {
      en: `${measure.en}: ${shown}, ${isSmall ? 'at least' : 'at most'} ${limit} is needed.`,
      ru: `${measure.ru}: ${shown}, нужно не ${isSmall ? 'меньше' : 'больше'} ${limit}.`,
    };
    return [{ code: isSmall ? 'too-small' : 'too-large', words, limit } as const];
  });
}
