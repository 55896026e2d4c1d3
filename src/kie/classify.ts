/** What an answer of the vendor means for us. */
export type Meaning =
  /** A parameter was refused. Nothing was made. */
  | 'parameters'
  | 'moderation'
  /** A file of the user could not be read or does not suit. */
  | 'media'
  /** The vendor tried and failed, or says so. */
  | 'vendor'
  | 'model-unknown'
  | 'out-of-credits'
  | 'bad-key'
  /** Refused for now, and not queued by the vendor. */
  | 'throttled'
  | 'maintenance'
  /** The vendor does not know this task, or not yet. */
  | 'not-visible-yet'
  /** A task of the same content is there already. */
  | 'already-exists'
  | 'pending'
  /** It may have been done, or not. */
  | 'ambiguous';

/** Where an answer was given. */
export type Occasion = 'create' | 'read' | 'task' | 'upload';

/**
 * Texts decide before numbers: the vendor sends a wrong parameter, and an empty account, as 500 as
 * often as under their own numbers. The first row that fits counts.
 */
const TEXTS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /credits? (is |are )?insufficient|insufficient credits?|balance isn.t enough/i,
    'out-of-credits',
  ],
  [/exceeded the \w+ limit/i, 'out-of-credits'],
  [/call frequency is too high|rate limit|too many requests/i, 'throttled'],
  [/recordinfo is null|record is null|task not found/i, 'not-visible-yet'],
  [/status is not success|result data (is )?empty/i, 'pending'],
  [/model name you specified|page does not exist or is not published/i, 'model-unknown'],
  [/access permissions|authentication failed|^unauthorized/i, 'bad-key'],
  [/maintenance/i, 'maintenance'],
  [/already exists?\b/i, 'already-exists'],
  [/flagged|moderat|inappropriate|sensitive|violat|request blocked/i, 'moderation'],
  [/(your|the) (input|prompt|request) was rejected|matches existing work/i, 'moderation'],
  [/get (the )?(file|image|video|audio) info|file type not supported|pixel count/i, 'media'],
  [/(reference|input|uploaded) (audio|video|image|file)s? (must|is|are|has|too)\b/i, 'media'],
  [/(audio|video|image|file)_urls? duration|video duration|audio duration/i, 'media'],
  [/(fetch|download|access|read|load) (the |your )?(input )?(file|image|video|audio)/i, 'media'],
  [
    /not within the range of allowed|field is required|\bis required|cannot be empty/i,
    'parameters',
  ],
  [/mutually exclusive|invalid param|\bonly supports\b|please enter|\bmust be\b/i, 'parameters'],
];

/** When the text says nothing known. */
const NUMBERS: Readonly<Record<number, Meaning>> = {
  249: 'pending',
  400: 'parameters',
  401: 'bad-key',
  402: 'out-of-credits',
  403: 'bad-key',
  404: 'model-unknown',
  405: 'parameters',
  409: 'already-exists',
  413: 'moderation',
  422: 'parameters',
  429: 'throttled',
  430: 'throttled',
  433: 'out-of-credits',
  451: 'media',
  455: 'maintenance',
  501: 'vendor',
  505: 'model-unknown',
  531: 'vendor',
};

/** Numbers that mean something else there. 408: no result within ten minutes, so there is a task. */
const NUMBERS_WHERE: Readonly<Record<Occasion, Readonly<Record<number, Meaning>>>> = {
  create: {},
  read: { 400: 'vendor', 404: 'not-visible-yet', 408: 'vendor', 422: 'not-visible-yet' },
  task: { 404: 'vendor', 408: 'vendor', 429: 'vendor', 500: 'vendor' },
  upload: { 404: 'ambiguous', 400: 'media', 413: 'media', 422: 'media' },
};

/** The meaning of an answer that is not a success. Anything unknown is `ambiguous`. */
export function classify(occasion: Occasion, status: number, message: string): Meaning {
  const [, byText] = TEXTS.find(([text]) => text.test(message)) ?? [];
  return byText ?? NUMBERS_WHERE[occasion][status] ?? NUMBERS[status] ?? 'ambiguous';
}

/** Where a gateway refuses by itself, with a page of its own, nothing has reached the vendor. */
const OF_GATEWAYS: Readonly<Record<number, Meaning>> = {
  401: 'bad-key',
  403: 'maintenance',
  429: 'throttled',
};

/** The meaning of an answer that is no JSON of the vendor. */
export function classifyPage(httpStatus: number): Meaning {
  return OF_GATEWAYS[httpStatus] ?? 'ambiguous';
}
