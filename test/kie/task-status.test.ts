import { describe, expect, it } from 'vitest';
import { models } from '../../generated/models/index.ts';
import { readEnvelope } from '../../src/kie/envelope.ts';
import { type TaskStatus, taskStatusOf } from '../../src/kie/task-status.ts';
import { isKnownEndpoint, vendorApiOf } from '../../src/kie/vendor-api.ts';

const URL_A = 'https://tempfile.example/a';
const URL_B = 'https://tempfile.example/b';

function statusOf(endpoint: string, data: unknown, code = 200, msg = 'success'): TaskStatus {
  const text = JSON.stringify({ code, msg, data });
  return taskStatusOf(vendorApiOf(endpoint), readEnvelope(200, text));
}

const done = (...urls: string[]) => ({
  kind: 'succeeded',
  results: urls.map((url) => ({ kind: 'file', url })),
});

const said = (words: string) => ({ kind: 'succeeded', results: [{ kind: 'text', text: words }] });

const MARKET = '/api/v1/jobs/createTask';

describe('a market task', () => {
  const live = {
    taskId: 'ee9c2715375b7837f8bb51d641ff5863',
    model: 'z-image',
    param: '{"input":"{\\"prompt\\":\\"x\\"}","model":"z-image"}',
    resultJson: '',
    failCode: null,
    failMsg: null,
    costTime: null,
    completeTime: null,
    createTime: 1_700_000_000_000,
  };

  it.each(['waiting', 'queuing', 'generating', 'something new', '', undefined, null])(
    'in state %j is under way',
    (state) => {
      expect(statusOf(MARKET, { ...live, state })).toEqual({ kind: 'pending' });
    },
  );

  it('D1: is done by its state, with results in resultJson', () => {
    const resultJson = JSON.stringify({ resultUrls: [URL_A] });
    expect(statusOf(MARKET, { ...live, state: 'success', resultJson })).toEqual(done(URL_A));
    const elsewhere = {
      ...live,
      state: 'generating',
      status: 'success',
      output: { image_url: URL_A },
    };
    expect(statusOf(MARKET, elsewhere)).toEqual({ kind: 'pending' });
  });

  it.each(['', null, '{}', '{"resultUrls":[]}'])(
    'that succeeds with %j is a fault',
    (resultJson) => {
      expect(statusOf(MARKET, { ...live, state: 'success', resultJson })).toMatchObject({
        kind: 'failed',
        failure: { kind: 'vendor', said: '200: success without a result' },
      });
    },
  );

  it('says why it failed', () => {
    const failed = { ...live, state: 'fail', failCode: '400', resultJson: null };
    const failMsg = 'Inappropriate content, please try another prompt.';
    expect(statusOf(MARKET, { ...failed, failMsg })).toEqual({
      kind: 'failed',
      failure: { kind: 'moderation', said: `400: ${failMsg}` },
      alarm: null,
    });
  });

  it.each(['Your call frequency is too high.', '', 'recordInfo is null'])(
    'that failed with %j has failed, and is not asked again',
    (failMsg) => {
      const failed = { ...live, state: 'fail', failCode: '500', failMsg };
      expect(statusOf(MARKET, failed)).toMatchObject({
        kind: 'failed',
        failure: { kind: 'vendor' },
      });
    },
  );

  it('D6, F15: is not visible in an envelope without data', () => {
    expect(statusOf(MARKET, null)).toEqual({ kind: 'not-visible' });
    expect(statusOf(MARKET, null, 422, 'recordInfo is null')).toEqual({ kind: 'not-visible' });
  });

  it('D7: has not succeeded because HTTP says 200', () => {
    const data = { ...live, state: 'success', resultJson: JSON.stringify({ resultUrls: [URL_A] }) };
    expect(statusOf(MARKET, data, 500, 'Internal Error').kind).toBe('unreadable');
    expect(statusOf(MARKET, data, 501, 'Generation Failed').kind).toBe('failed');
  });

  it.each([
    ['<html>502</html>', 502],
    ['<html>ok</html>', 200],
    ['', 200],
    ['null', 200],
    ['[]', 200],
  ])('is unreadable in %j with HTTP %i', (text, status) => {
    const answer = readEnvelope(status, text);
    expect(taskStatusOf(vendorApiOf(MARKET), answer).kind).toBe('unreadable');
  });
});

/** For each API of its own: under way, done, failed. */
const DEDICATED: readonly (readonly [string, object, object, object, object])[] = [
  [
    '/api/v1/veo/generate',
    { successFlag: 0, response: null },
    { successFlag: 1, response: { resultUrls: [URL_A], originUrls: [URL_B], resolution: '1080p' } },
    { successFlag: 3, errorCode: 500, errorMessage: 'Internal Error' },
    done(URL_A),
  ],
  [
    '/api/v1/generate',
    { status: 'FIRST_SUCCESS', response: { sunoData: [{ audioUrl: URL_A }] } },
    {
      status: 'SUCCESS',
      response: {
        sunoData: [
          { audioUrl: URL_A, streamAudioUrl: 'https://s.example/1', imageUrl: URL_B },
          { audioUrl: URL_B },
        ],
      },
    },
    { status: 'GENERATE_AUDIO_FAILED', errorCode: 500, errorMessage: 'Internal Error' },
    done(URL_A, URL_B),
  ],
  [
    '/api/v1/lyrics',
    { status: 'PENDING' },
    { status: 'SUCCESS', response: { data: [{ title: 'Sea', text: 'Blue' }] } },
    { status: 'CREATE_TASK_FAILED' },
    said('Sea\n\nBlue'),
  ],
  [
    '/api/v1/wav/generate',
    { successFlag: 'PENDING' },
    { successFlag: 'SUCCESS', response: { audioWavUrl: URL_A } },
    { successFlag: 'GENERATE_WAV_FAILED' },
    done(URL_A),
  ],
  [
    '/api/v1/vocal-removal/generate',
    { successFlag: 'PENDING' },
    {
      successFlag: 'SUCCESS',
      response: { vocalUrl: URL_A, instrumentalUrl: URL_B, originUrl: 'https://o.example/1' },
    },
    { successFlag: 'CREATE_TASK_FAILED' },
    done(URL_A, URL_B),
  ],
  [
    '/api/v1/mp4/generate',
    { successFlag: 'PENDING' },
    { successFlag: 'SUCCESS', response: { videoUrl: URL_A } },
    { successFlag: 'GENERATE_MP4_FAILED' },
    done(URL_A),
  ],
  [
    '/api/v1/suno/cover/generate',
    { successFlag: 0 },
    { successFlag: 1, response: { images: [URL_A, URL_B] } },
    { successFlag: 2 },
    done(URL_A, URL_B),
  ],
  [
    '/api/v1/midi/generate',
    { successFlag: 0 },
    { successFlag: 1, midiData: { state: 'complete', instruments: [{ name: 'Bass' }] } },
    { successFlag: 2 },
    said(
      '{\n  "state": "complete",\n  "instruments": [\n    {\n      "name": "Bass"\n    }\n  ]\n}',
    ),
  ],
  [
    '/api/v1/gpt4o-image/generate',
    { successFlag: 0, status: 'GENERATING', progress: '0.50' },
    { successFlag: 1, status: 'SUCCESS', response: { resultUrls: [URL_A] } },
    { successFlag: 2, status: 'GENERATE_FAILED', errorMessage: 'flagged by OpenAI' },
    done(URL_A),
  ],
  [
    '/api/v1/flux/kontext/generate',
    { successFlag: 0 },
    { successFlag: 1, response: { originImageUrl: URL_B, resultImageUrl: URL_A } },
    { successFlag: 2 },
    done(URL_A),
  ],
  [
    '/api/v1/runway/generate',
    { state: 'queueing' },
    { state: 'success', videoInfo: { videoId: '1', videoUrl: URL_A, imageUrl: URL_B } },
    { state: 'fail', failCode: 400, failMsg: 'Inappropriate content' },
    done(URL_A),
  ],
  [
    '/api/v1/aleph/generate',
    { successFlag: 0 },
    { successFlag: 1, response: { resultVideoUrl: URL_A, resultImageUrl: URL_B } },
    { successFlag: 3 },
    done(URL_A),
  ],
  [
    '/api/v1/voice/validate',
    { status: 'processing_validate', validateInfo: '' },
    { status: 'wait_validating', validateInfo: 'Harmonies fill the air' },
    { status: 'processing_validate_fail' },
    said('Harmonies fill the air'),
  ],
  [
    '/api/v1/voice/generate',
    { status: 'wait_processing' },
    { status: 'success', voiceId: 'v-1' },
    { status: 'fail', errorMessage: 'Internal Error' },
    said('v-1'),
  ],
];

describe.each(DEDICATED)('a task of %s', (endpoint, running, finished, failed, expected) => {
  it('is under way', () => expect(statusOf(endpoint, running)).toEqual({ kind: 'pending' }));
  it('is done', () => expect(statusOf(endpoint, finished)).toEqual(expected));
  it('has failed', () => expect(statusOf(endpoint, failed).kind).toBe('failed'));
});

it('music that is made is a success although the call to us failed', () => {
  const data = { status: 'CALLBACK_EXCEPTION', response: { sunoData: [{ audioUrl: URL_A }] } };
  expect(statusOf('/api/v1/generate', data)).toEqual(done(URL_A));
});

it('every endpoint of the catalogue is in the table', () => {
  const unknown = Object.values(models).filter(({ api }) => !isKnownEndpoint(api.endpoint));
  expect(unknown.map(({ id, api }) => `${id}: ${api.endpoint}`)).toEqual([]);
});
