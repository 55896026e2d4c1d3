/** Limits that stand only in the words of a description. */
export interface ProseLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  /** MIME types. */
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
}

const NUMBER = '`?(-?\\d[\\d,]*(?:\\.\\d+)?)`?';

/** Each limit, in the ways in which the vendor's English and Chinese pages say it. */
const WORDS = {
  maxLength: [
    `max(?:imum)?\\.? length\\s*[:：]?\\s*(?:of |is )?${NUMBER}`,
    `max(?:imum)?\\.?(?: of)? ${NUMBER} characters`,
    `up to ${NUMBER} characters`,
    `最大长度\\s*[:：]?\\s*${NUMBER}`,
    `(?:最多|不超过)\\s*${NUMBER}\\s*(?:个)?字符`,
  ],
  minLength: [`min(?:imum)?\\.? length\\s*[:：]?\\s*${NUMBER}`, `最小长度\\s*[:：]?\\s*${NUMBER}`],
  minimum: [`\\bmin(?:imum)?\\s*[:：]\\s*${NUMBER}`, `最小值\\s*[:：]\\s*${NUMBER}`],
  maximum: [`\\bmax(?:imum)?\\s*[:：]\\s*${NUMBER}`, `最大值\\s*[:：]\\s*${NUMBER}`],
  multipleOf: [`\\bstep\\s*[:：]\\s*${NUMBER}`, `步长\\s*[:：]\\s*${NUMBER}`],
} as const;

const PATTERNS = Object.entries(WORDS).map(
  ([name, words]) => [name, words.map((each) => new RegExp(each, 'i'))] as const,
);

/** Limits in a description of a parameter; none that it does not state. */
export function limitsInProse(description: string): ProseLimits {
  const limits: Record<string, number | readonly string[]> = {};
  for (const [name, patterns] of PATTERNS) {
    const found = patterns.map((each) => each.exec(description)?.[1]).find((each) => each);
    if (found !== undefined) limits[name] = Number(found.replaceAll(',', ''));
  }
  const accept = acceptedTypes(description);
  if (accept.length > 0) limits['accept'] = accept;
  const bytes = largestFile(description);
  if (bytes !== null) limits['maxBytes'] = bytes;
  return limits;
}

function acceptedTypes(description: string): readonly string[] {
  const written =
    description.match(/\b(?:image|video|audio)\/[a-z0-9][a-z0-9.+-]*[a-z0-9]/gi) ?? [];
  if (written.length > 0) {
    return distinct(written.map((each) => SAME_TYPE[each.toLowerCase()] ?? each.toLowerCase()));
  }
  const [, list = ''] = /(?:formats?`?|格式\**)\s*[:：]([^.\n;；。]+)/i.exec(description) ?? [];
  const named = list.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return distinct(named.flatMap((each) => TYPE_OF_EXTENSION[each] ?? []));
}

const SAME_TYPE: Readonly<Record<string, string>> = { 'image/jpg': 'image/jpeg' };

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  gif: 'image/gif',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
};

const BYTES = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 } as const;

/** The vendor writes MB and means 1048576 bytes. */
function largestFile(description: string): number | null {
  const [, number, unit] =
    /(?:size|大小|up to|exceed(?:ing)?|less than)[^.\n]{0,40}?(\d+(?:\.\d+)?)\s*(KB|MB|GB)\b/i.exec(
      description,
    ) ?? [];
  if (number === undefined || unit === undefined) return null;
  return Math.round(Number(number) * BYTES[unit.toUpperCase() as keyof typeof BYTES]);
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
