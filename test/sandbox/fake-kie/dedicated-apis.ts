import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { IMAGE_APIS } from './dedicated-image-apis.ts';
import { SUNO_APIS } from './dedicated-suno-apis.ts';
import { VIDEO_APIS } from './dedicated-video-apis.ts';
import { VOICE_APIS } from './dedicated-voice-apis.ts';
import type { VendorTask } from './vendor-task.ts';

/** An API on paths of its own, with bodies of its own. */
export interface DedicatedApi {
  readonly name: string;
  /** Paths of POST requests that create tasks. */
  readonly creates: readonly string[];
  /** Path of the GET request that asks for one. */
  readonly status: string;
  /** `data` of a status answer. */
  readonly record: (task: VendorTask) => JsonRecord;
  /** Whole bodies of the callbacks of a finished task, in the order in which they come. */
  readonly callbacks: (task: VendorTask) => readonly JsonRecord[];
}

export const DEDICATED_APIS: readonly DedicatedApi[] = [
  ...VIDEO_APIS,
  ...IMAGE_APIS,
  ...SUNO_APIS,
  ...VOICE_APIS,
];

export function dedicatedApi(name: string): DedicatedApi | null {
  return DEDICATED_APIS.find((api) => api.name === name) ?? null;
}
