/** How one API of the vendor is asked about a task, and how it answers. */
export interface VendorApi {
  /** Path of the question; null when the request itself is answered with the result. */
  readonly read: string | null;
  /** Field of the answer that says how far the task is. */
  readonly stageAt: 'state' | 'status' | 'successFlag';
  /** Fields that lead from the answer to what was made. */
  readonly resultsAt: readonly string[];
  /** Name of the parameter for the address to call back. */
  readonly callback: 'callBackUrl' | 'calBackUrl';
}

const market: VendorApi = {
  read: '/api/v1/jobs/recordInfo',
  stageAt: 'state',
  resultsAt: ['resultJson'],
  callback: 'callBackUrl',
};

/** One with a path of its own, unlike the others where `other` says so. */
function dedicated(read: string | null, other: Partial<VendorApi> = {}): VendorApi {
  const usual = {
    stageAt: 'successFlag',
    resultsAt: ['response'],
    callback: 'callBackUrl',
  } as const;
  return { ...usual, read, ...other };
}

const music = dedicated('/api/v1/generate/record-info', {
  stageAt: 'status',
  resultsAt: ['response', 'sunoData'],
});
const veo = dedicated('/api/v1/veo/record-info');
const runway = dedicated('/api/v1/runway/record-detail', {
  stageAt: 'state',
  resultsAt: ['videoInfo'],
});
const atOnce = dedicated(null, { resultsAt: [] });

/** APIs by the path of their request. */
const BY_ENDPOINT: Readonly<Record<string, VendorApi>> = {
  '/api/v1/jobs/createTask': market,
  '/api/v1/veo/generate': veo,
  '/api/v1/veo/extend': veo,
  '/api/v1/veo/get-4k-video': veo,
  '/api/v1/generate': music,
  '/api/v1/generate/add-instrumental': music,
  '/api/v1/generate/add-vocals': music,
  '/api/v1/generate/extend': music,
  '/api/v1/generate/mashup': music,
  '/api/v1/generate/replace-section': music,
  '/api/v1/generate/sounds': music,
  '/api/v1/generate/upload-cover': music,
  '/api/v1/generate/upload-extend': music,
  '/api/v1/generate/generate-persona': atOnce,
  '/api/v1/generate/get-timestamped-lyrics': atOnce,
  '/api/v1/style/generate': atOnce,
  '/api/v1/omni/audio/create': atOnce,
  '/api/v1/omni/character/create': atOnce,
  '/api/v1/lyrics': dedicated('/api/v1/lyrics/record-info', { stageAt: 'status' }),
  '/api/v1/wav/generate': dedicated('/api/v1/wav/record-info'),
  '/api/v1/vocal-removal/generate': dedicated('/api/v1/vocal-removal/record-info'),
  '/api/v1/mp4/generate': dedicated('/api/v1/mp4/record-info'),
  '/api/v1/suno/cover/generate': dedicated('/api/v1/suno/cover/record-info'),
  '/api/v1/midi/generate': dedicated('/api/v1/midi/record-info', { resultsAt: ['midiData'] }),
  '/api/v1/gpt4o-image/generate': dedicated('/api/v1/gpt4o-image/record-info'),
  '/api/v1/flux/kontext/generate': dedicated('/api/v1/flux/kontext/record-info'),
  '/api/v1/mj/generate': dedicated('/api/v1/mj/record-info', { resultsAt: ['resultInfoJson'] }),
  '/api/v1/runway/generate': runway,
  '/api/v1/runway/extend': runway,
  '/api/v1/aleph/generate': dedicated('/api/v1/aleph/record-info'),
  '/api/v1/voice/validate': dedicated('/api/v1/voice/validate-info', {
    stageAt: 'status',
    resultsAt: ['validateInfo'],
  }),
  '/api/v1/voice/regenerate': dedicated('/api/v1/voice/validate-info', {
    stageAt: 'status',
    resultsAt: ['validateInfo'],
    callback: 'calBackUrl',
  }),
  '/api/v1/voice/generate': dedicated('/api/v1/voice/record-info', {
    stageAt: 'status',
    resultsAt: ['voiceId'],
  }),
  '/api/v1/voice/check-voice': atOnce,
};

/** The API behind a path. One that is not known is taken for the common one. */
export function vendorApiOf(endpoint: string): VendorApi {
  return BY_ENDPOINT[endpoint] ?? market;
}

/** Whether the path is one of the table. */
export function isKnownEndpoint(endpoint: string): boolean {
  return Object.hasOwn(BY_ENDPOINT, endpoint);
}
