import { models } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { VendorTask } from './vendor-task.ts';

/** `resultObject` of a task that makes no files. */
export function structuredResultOf({ id, modelId, input }: VendorTask): JsonRecord {
  const { task } = models[modelId];
  const prompt = String(input['prompt'] ?? input['content'] ?? 'A song');
  switch (task) {
    case 'lyrics':
      return modelId.toLowerCase().includes('timestamped')
        ? { ...ALIGNED_LYRICS }
        : { data: lyricsFor(prompt) };
    case 'midi':
      return { state: 'complete', instruments: INSTRUMENTS };
    case 'persona':
      return { personaId: `persona_${id}`, name: input['name'], description: input['description'] };
    case 'segmentation':
      return { segments_count: SEGMENTS.length, segments: SEGMENTS };
    case 'detection':
      return { mask_urls: [] };
    case 'character':
      return { character_id: `character_${id}`, character_user_name: 'paper.boat' };
    case 'voice':
      return voiceResult(modelId, id);
    case 'text':
      return { result: `${prompt}, warm analogue synths, close vocal, 92 BPM, tape hiss` };
    default:
      return {
        language_code: 'en',
        language_probability: 0.98,
        text: 'A paper boat.',
        words: WORDS,
      };
  }
}

/** Two proposals, as the vendor makes them. */
export function lyricsFor(prompt: string): readonly JsonRecord[] {
  return ['Paper Boat', 'Morning Train'].map((title, index) => ({
    text: `[Verse]\n${prompt}\nGoes down the rainy street\n\n[Chorus]\n${title}, ${title}, number ${index + 1}`,
    title,
    status: 'complete',
    error_message: '',
  }));
}

function voiceResult(modelId: string, id: string): JsonRecord {
  if (modelId.includes('check')) return { isAvailable: true };
  if (/phrase|validate|regenerate/.test(modelId)) {
    return {
      validateInfo: 'The quick brown fox jumps over the lazy dog',
      status: 'wait_validating',
    };
  }
  return { voiceId: `voice_${id}`, status: 'success' };
}

const WORDS = [
  { text: 'A', start: 0.1, end: 0.2, type: 'word', speaker_id: 'speaker_0' },
  { text: 'paper', start: 0.25, end: 0.6, type: 'word', speaker_id: 'speaker_0' },
  { text: 'boat', start: 0.65, end: 1, type: 'word', speaker_id: 'speaker_0' },
];

export const ALIGNED_LYRICS = {
  alignedWords: [
    { word: '[Verse]\nPaper', success: true, startS: 1.36, endS: 1.79, palign: 0 },
    { word: 'boat', success: true, startS: 1.8, endS: 2.2, palign: 0 },
  ],
  waveformData: [0, 1, 0.5, 0.75],
  hootCer: 0.38,
  isStreamed: false,
};

export const INSTRUMENTS = [
  {
    name: 'Piano',
    notes: [
      { pitch: 60, start: 0, end: 0.5, velocity: 0.8 },
      { pitch: 64, start: 0.5, end: 1, velocity: 0.7 },
    ],
  },
];

const SEGMENTS = [
  { index: 0, label: 'boat', bbox: [12, 40, 320, 280] },
  { index: 1, label: 'water', bbox: [0, 260, 512, 512] },
];
