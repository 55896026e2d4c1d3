import type { Problem } from '../../../generated/runtime/problem.ts';

/** What the vendor says when it refuses; texts as they were met in production. */
export interface Refusal {
  readonly code: number;
  readonly msg: string;
}

export const REFUSALS = {
  noAuth: { code: 401, msg: 'You do not have access permissions' },
  badKey: {
    code: 401,
    msg: 'Unauthorized – Authentication failed. Please check that your Authorization and Content-Type headers are correctly set.',
  },
  noCredits: {
    code: 402,
    msg: 'Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.',
  },
  unknownModel: {
    code: 422,
    msg: 'The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.',
  },
  unpublished: { code: 422, msg: 'The page does not exist or is not published' },
  throttled: { code: 429, msg: 'Your call frequency is too high. Please try again later.' },
  subKeyCap: {
    code: 433,
    msg: 'The current number of points used by apiKey has exceeded the daily limit',
  },
  maintenance: { code: 455, msg: 'The service is under maintenance. Please try again later.' },
  serverError: { code: 500, msg: 'Server exception, please try again later' },
  noTaskId: { code: 400, msg: 'taskId parameter is required' },
  noRecord: { code: 422, msg: 'recordInfo is null' },
  noDedicatedRecord: { code: 422, msg: 'record is null' },
  noCallBackUrl: { code: 422, msg: 'Please enter callBackUrl.' },
  badBody: { code: 400, msg: 'The request body is not valid JSON' },
  noFile: { code: 422, msg: 'Failed to get the file information' },
  badFileType: { code: 422, msg: 'File type not supported' },
} as const satisfies Record<string, Refusal>;

/** How a task ends badly: `failCode` and `failMsg`. */
export const FAILURES = {
  internal: { code: '500', msg: 'Internal Error' },
  'internal-later': { code: '500', msg: 'internal error, please try again later' },
  busy: { code: '500', msg: 'the server is busy' },
  flagged: {
    code: '400',
    msg: 'Content was flagged by the safety system. Try different prompts or inputs.',
  },
  sensitive: {
    code: '422',
    msg: 'The input or output was flagged as sensitive. Please try again with different inputs.',
  },
  rejected: {
    code: '400',
    msg: 'Your input was rejected. Please try again or with a different input.',
  },
  'audio-flagged': {
    code: '400',
    msg: 'Request blocked: The uploaded audio was flagged by Google safety review.',
  },
  moderated: {
    code: '500',
    msg: 'Your prompt was caught by our AI moderator. Please adjust it and try again!',
  },
  inappropriate: { code: '400', msg: 'Inappropriate content, please try another prompt.' },
  sexual: { code: '500', msg: 'Content moderation check failed: sexual' },
  'file-type': { code: '400', msg: 'File type not supported' },
  'file-information': { code: '422', msg: 'Failed to get the file information' },
  ratio: { code: '400', msg: 'ratio must be adaptive' },
  'generation-failed': { code: '501', msg: 'Generation Failed' },
  upstream: { code: '408', msg: 'upstream: no result for over 10 minutes' },
} as const satisfies Record<string, { readonly code: string; readonly msg: string }>;

export type FailureName = keyof typeof FAILURES;

/**
 * The first problem of an input in the vendor's words. Most of it comes as code 500, and what the
 * vendor calls a missing field differs from model to model.
 */
export function refusalOf({ path, code, message }: Problem): Refusal {
  switch (code) {
    case 'unknown-model':
    case 'removed-model':
      return REFUSALS.unknownModel;
    case 'required':
    case 'missing-with':
      return { code: 500, msg: path.length % 2 ? 'This field is required' : `${path} is required` };
    case 'enum':
    case 'too-small':
    case 'too-large':
    case 'multiple-of':
      return { code: 500, msg: `${path} is not within the range of allowed options` };
    case 'too-few':
      return { code: 500, msg: `${path} parameter cannot be empty` };
    case 'url':
      return REFUSALS.noFile;
    case 'conflict':
      return { code: 422, msg: `${path || 'The parameters given'} are mutually exclusive` };
    default:
      return { code: 422, msg: `${path || 'input'}: invalid param: ${message}` };
  }
}
