import type { FailureKind, GenerationFailure } from '../core/generation/generation.ts';
import type { VendorAlarm } from '../core/generation/generation-event.ts';
import type { Meaning } from './classify.ts';
import { shorten } from './envelope.ts';

/** Why there is no result, and whether the operator must act. */
export interface VendorFailure {
  readonly failure: GenerationFailure;
  readonly alarm: VendorAlarm | null;
}

const KINDS: Readonly<Record<Meaning, FailureKind>> = {
  parameters: 'parameters',
  moderation: 'moderation',
  media: 'media',
  vendor: 'vendor',
  'model-unknown': 'unavailable',
  'out-of-credits': 'unavailable',
  'bad-key': 'unavailable',
  throttled: 'unavailable',
  maintenance: 'unavailable',
  'not-visible-yet': 'vendor',
  'already-exists': 'vendor',
  pending: 'vendor',
  ambiguous: 'vendor',
};

/** `said` is for operators: the number and the words of the vendor. */
export function failureOf(meaning: Meaning, status: number, message: string): VendorFailure {
  const said = shorten(message === '' ? String(status) : `${status}: ${message}`);
  return { failure: { kind: KINDS[meaning], said }, alarm: alarmOf(meaning) };
}

function alarmOf(meaning: Meaning): VendorAlarm | null {
  switch (meaning) {
    case 'out-of-credits':
    case 'bad-key':
    case 'model-unknown':
      return meaning;
    default:
      return null;
  }
}
