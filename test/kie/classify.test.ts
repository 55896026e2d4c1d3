import { describe, expect, it } from 'vitest';
import { classify, classifyPage, type Meaning, type Occasion } from '../../src/kie/classify.ts';

/** Texts that were seen live or stand in the vendor's pages, with the number they came with. */
const CREATE: readonly (readonly [number, string, Meaning])[] = [
  [500, 'aspect_ratio is not within the range of allowed options', 'parameters'],
  [500, 'This aspect_ratio is not within the range of allowed options', 'parameters'],
  [500, 'resolution is not within the range of allowed options', 'parameters'],
  [500, 'n_frames is not within the range of allowed options', 'parameters'],
  [500, 'This field is required', 'parameters'],
  [500, 'aspect_ratio is required', 'parameters'],
  [500, 'aspect_ratio is required for text-to-video', 'parameters'],
  [500, 'speakers parameter cannot be empty', 'parameters'],
  [500, 'continueAt cannot be empty or less than 1', 'parameters'],
  [
    422,
    'first_frame_url / last_frame_url and reference_*_urls are mutually exclusive',
    'parameters',
  ],
  [422, 'Reference to video only supports the Veo Fast model and Veo Lite model.', 'parameters'],
  [422, 'Please enter callBackUrl.', 'parameters'],
  [500, 'ratio must be adaptive', 'parameters'],
  [500, 'duration must be -1', 'parameters'],
  [422, 'something new', 'parameters'],
  [422, 'Each reference audio must be between 2 and 30 seconds', 'media'],
  [500, 'Each reference video must be between 2 and 30 seconds', 'media'],
  [422, 'reference_video_urls duration must be between 1 and 15 seconds', 'media'],
  [
    500,
    'content[1].video_url: invalid param: video duration 52838 ms, expected [2000, 15000] ms',
    'media',
  ],
  [422, 'Failed to get the file information', 'media'],
  [400, 'Get image info failed.', 'media'],
  [500, 'File type not supported', 'media'],
  [500, 'the video pixel count (1024) must be greater than or equal to 407696', 'media'],
  [451, '', 'media'],
  [
    402,
    'Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.',
    'out-of-credits',
  ],
  [
    500,
    'Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.',
    'out-of-credits',
  ],
  [402, '', 'out-of-credits'],
  [
    433,
    'The current number of points used by apiKey has exceeded the daily limit',
    'out-of-credits',
  ],
  [401, 'You do not have access permissions', 'bad-key'],
  [
    401,
    'Unauthorized – Authentication failed. Please check that your Authorization and Content-Type headers are correctly set.',
    'bad-key',
  ],
  [403, '', 'bad-key'],
  [429, 'Your call frequency is too high. Please try again later.', 'throttled'],
  [429, '', 'throttled'],
  [455, '', 'maintenance'],
  [
    422,
    'The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.',
    'model-unknown',
  ],
  [422, 'The page does not exist or is not published', 'model-unknown'],
  [505, 'Feature disabled', 'model-unknown'],
  [409, 'The WAV record already exists.', 'already-exists'],
  [413, 'Uploaded audio matches existing work of art', 'moderation'],
  [400, 'Your prompt was flagged by Website as violating content policies.', 'moderation'],
  [422, 'Your request was rejected by Flow(PUBLIC_ERROR)', 'moderation'],
  [501, 'Generation failed', 'vendor'],
  [531, '', 'vendor'],
  [500, 'Internal server error', 'ambiguous'],
  [500, 'the server is busy', 'ambiguous'],
  [500, '', 'ambiguous'],
  [502, 'Bad gateway', 'ambiguous'],
  [408, '', 'ambiguous'],
  [404, '', 'model-unknown'],
];

const READ: readonly (readonly [number, string, Meaning])[] = [
  [422, 'recordInfo is null', 'not-visible-yet'],
  [404, 'Task not found', 'not-visible-yet'],
  [422, 'record status is not success', 'pending'],
  [249, '', 'pending'],
  [501, 'Generation Failed', 'vendor'],
  [408, 'upstream: no result for over 10 minutes', 'vendor'],
  [531, '', 'vendor'],
  [429, 'Rate limit exceeded', 'throttled'],
  [401, 'Unauthorized', 'bad-key'],
  [500, 'Internal Error', 'ambiguous'],
  [503, '', 'ambiguous'],
  [455, 'maintenance', 'maintenance'],
];

/** failMsg of tasks that have failed. */
const TASK: readonly (readonly [number, string, Meaning])[] = [
  [500, 'Internal Error', 'vendor'],
  [500, 'internal error, please try again later', 'vendor'],
  [500, 'the server is busy', 'vendor'],
  [400, 'Content was flagged by the safety system. Try different prompts or inputs.', 'moderation'],
  [
    500,
    'The input or output was flagged as sensitive. Please try again with different inputs.',
    'moderation',
  ],
  [500, 'Your input was rejected. Please try again or with a different input.', 'moderation'],
  [500, 'Request blocked: The uploaded audio was flagged by Google safety review.', 'moderation'],
  [
    400,
    'Your prompt was caught by our AI moderator. Please adjust it and try again!',
    'moderation',
  ],
  [400, 'Inappropriate content, please try another prompt.', 'moderation'],
  [400, 'Content moderation check failed: sexual', 'moderation'],
  [400, 'Song Description flagged for moderation', 'moderation'],
  [422, 'Failed to get the file information', 'media'],
  [422, 'aspect_ratio is not within the range of allowed options', 'parameters'],
  [501, '', 'vendor'],
];

const TABLES: readonly (readonly [Occasion, typeof CREATE])[] = [
  ['create', CREATE],
  ['read', READ],
  ['task', TASK],
];

describe.each(TABLES)('on %s', (occasion, rows) => {
  it.each(rows)('%i %s means %s', (status, message, meaning) => {
    expect(classify(occasion, status, message)).toBe(meaning);
  });
});

it('D5: one model unknown to the vendor is a matter of that model', () => {
  const said = 'The page does not exist or is not published';
  expect(classify('create', 422, said)).toBe('model-unknown');
});

it('D8: a refused value is the fault of our catalogue, whatever number it has', () => {
  const said = 'aspect_ratio is not within the range of allowed options';
  for (const status of [400, 422, 500]) expect(classify('create', status, said)).toBe('parameters');
});

it('does not take a page of a gateway for the word of the vendor', () => {
  expect([200, 404, 422, 500, 502, 503].map(classifyPage)).toEqual(Array(6).fill('ambiguous'));
  expect(classifyPage(429)).toBe('throttled');
  expect(classifyPage(401)).toBe('bad-key');
  expect(classifyPage(403)).toBe('maintenance');
});
