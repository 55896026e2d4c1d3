import { randomBytes } from 'node:crypto';
import { checkInput, models } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { type Answer, envelope } from './answer.ts';
import { ALIGNED_LYRICS } from './structured-results.ts';
import { REFUSALS, refusalOf } from './vendor-texts.ts';

const newId = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;

/** APIs that answer at once, without a task. */
const ANSWERS: Readonly<Record<string, (body: JsonRecord) => JsonRecord>> = {
  '/api/v1/style/generate': (body) => ({
    taskId: newId('task'),
    param: JSON.stringify(body),
    result: `${body['content']}, warm analogue synths, close vocal, 92 BPM`,
    creditsConsumed: 0.4,
    successFlag: '1',
    errorCode: null,
    errorMessage: '',
  }),
  '/api/v1/generate/generate-persona': ({ name, description }) => ({
    personaId: newId('persona'),
    name,
    description,
  }),
  '/api/v1/generate/get-timestamped-lyrics': () => ALIGNED_LYRICS,
  '/api/v1/voice/check-voice': () => ({ isAvailable: true }),
  '/api/v1/omni/audio/create': ({ name }) => ({ kieAudioId: newId('audio'), name }),
  '/api/v1/omni/character/create': () => ({ characterId: newId('character') }),
};

export const DIRECT_PATHS: readonly string[] = Object.keys(ANSWERS);

/** The answer to a request on one of {@link DIRECT_PATHS}. */
export function answerAtOnce(path: string, body: JsonRecord): Answer {
  const model = Object.values(models).find(({ api }) => api.endpoint === path);
  const checked = checkInput(String(model?.id), body);
  if (!checked.ok) {
    const [first] = checked.problems;
    const { code, msg } = first === undefined ? REFUSALS.serverError : refusalOf(first);
    return envelope(code, msg);
  }
  return envelope(200, 'success', ANSWERS[path]?.(body) ?? null);
}
