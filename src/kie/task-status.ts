import type { GenerationResult } from '../core/generation/generation.ts';
import { classify, classifyPage } from './classify.ts';
import { isRecord, type VendorAnswer } from './envelope.ts';
import { resultsOf } from './results.ts';
import type { VendorApi } from './vendor-api.ts';
import { failureOf, type VendorFailure } from './vendor-failure.ts';

/** How a task of the vendor stands. */
export type TaskStatus =
  | { readonly kind: 'pending' }
  | { readonly kind: 'succeeded'; readonly results: readonly GenerationResult[] }
  | ({ readonly kind: 'failed' } & VendorFailure)
  /** The vendor does not know the task, or does not show it yet. */
  | { readonly kind: 'not-visible' }
  /** It could not be learned. That says nothing about the task. */
  | ({ readonly kind: 'unreadable' } & VendorFailure);

/** The status that an answer to the question about a task shows. Never throws. */
export function taskStatusOf(api: VendorApi, answer: VendorAnswer): TaskStatus {
  if (answer.status !== 200 || !answer.isEnvelope) return statusOfRefusal(answer);
  if (!isRecord(answer.data)) return { kind: 'not-visible' };
  switch (stageOf(answer.data[api.stageAt])) {
    case 'running':
      return { kind: 'pending' };
    case 'failed':
      return failed(answer.data);
    case 'done':
      return succeeded(api, answer.data);
  }
}

function statusOfRefusal({ status, message, isEnvelope }: VendorAnswer): TaskStatus {
  const meaning = isEnvelope ? classify('read', status, message) : classifyPage(status);
  switch (meaning) {
    case 'pending':
      return { kind: 'pending' };
    case 'not-visible-yet':
      return { kind: 'not-visible' };
    // Terminal: the vendor says with the answer itself that the task has failed.
    case 'vendor':
    case 'moderation':
    case 'media':
      return { kind: 'failed', ...failureOf(meaning, status, message) };
    default:
      return { kind: 'unreadable', ...failureOf(meaning, status, message) };
  }
}

type Stage = 'running' | 'done' | 'failed';

/** Words of all APIs. Anything else is under way: a new word is never taken for a success. */
const WORDS: Readonly<Record<string, Stage>> = {
  success: 'done',
  // The music is there; only the vendor's own call to us failed.
  callback_exception: 'done',
  wait_validating: 'done',
  fail: 'failed',
  failed: 'failed',
  create_task_failed: 'failed',
  sensitive_word_error: 'failed',
  generate_failed: 'failed',
  processing_validate_fail: 'failed',
};

function stageOf(value: unknown): Stage {
  if (typeof value === 'number') return value === 1 ? 'done' : value >= 2 ? 'failed' : 'running';
  if (typeof value !== 'string') return 'running';
  const word = value.toLowerCase();
  return WORDS[word] ?? (/^generate_\w+_failed$/.test(word) ? 'failed' : 'running');
}

function failed(data: Readonly<Record<string, unknown>>): TaskStatus {
  const code = Number(data['failCode'] ?? data['errorCode'] ?? 0) || 0;
  const words = data['failMsg'] ?? data['errorMessage'] ?? data['status'];
  const message = typeof words === 'string' ? words.replace(/_/g, ' ') : '';
  const meaning = classify('task', code, message);
  // Whatever it was: the task is over, and our own limits have nothing to do with it.
  const settled = ['ambiguous', 'throttled', 'not-visible-yet', 'pending'].includes(meaning);
  return { kind: 'failed', ...failureOf(settled ? 'vendor' : meaning, code, message) };
}

function succeeded(api: VendorApi, data: Readonly<Record<string, unknown>>): TaskStatus {
  const made = api.resultsAt.reduce<unknown>(
    (value, field) => (isRecord(value) ? value[field] : undefined),
    data,
  );
  const results = resultsOf(made);
  if (results.length > 0) return { kind: 'succeeded', results };
  return { kind: 'failed', ...failureOf('vendor', 200, 'success without a result') };
}
