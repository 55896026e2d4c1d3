import type { ModelId } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { Size } from '../media/media-size.ts';
import type { Fault, FaultKind } from './faults.ts';

/** What a task has made: files behind addresses, or an object. */
export interface TaskResult {
  readonly urls: readonly string[];
  /** Of the last frame, when it was asked for. */
  readonly lastFrameUrls: readonly string[];
  readonly object: JsonRecord | null;
}

export type Outcome =
  | { readonly ok: true; readonly result: TaskResult }
  | { readonly ok: false; readonly code: string; readonly msg: string };

export interface VendorTask {
  readonly id: string;
  readonly modelId: ModelId;
  /** The parameters as they were sent. */
  readonly input: JsonRecord;
  readonly callBackUrl: string | null;
  /** Name of the API on which it was made: `market`, or a dedicated one. */
  readonly api: string;
  readonly createdAtMs: number;
  readonly credits: number;
  /** What goes wrong with it. */
  readonly faults: readonly Fault[];
  /** Whether the parameters were in the documented form, without any conversion. */
  readonly isDocumentedForm: boolean;
  /** Shape of the media that it starts from, when they have one. */
  readonly sourceAspect: Size | null;
  /** Shape of the result. */
  aspect: Size;
  state: 'waiting' | 'generating' | 'success' | 'fail';
  outcome: Outcome | null;
  finishedAtMs: number | null;
}

export function faultOf(task: VendorTask, kind: FaultKind): Fault | null {
  return task.faults.find((fault) => fault.kind === kind) ?? null;
}

/** Seconds that a finished task took, at least one; null while it runs. */
export function costTimeOf({ createdAtMs, finishedAtMs }: VendorTask): number | null {
  return finishedAtMs === null
    ? null
    : Math.max(1, Math.round((finishedAtMs - createdAtMs) / 1000));
}

/** Credits that a task has cost: a failed one costs nothing. */
export function creditsConsumed({ state, credits }: VendorTask): number {
  return state === 'fail' ? 0 : credits;
}

export function filesOf(task: VendorTask): readonly string[] {
  return task.outcome?.ok === true ? task.outcome.result.urls : [];
}

export function failureOf(
  task: VendorTask,
): { readonly code: string; readonly msg: string } | null {
  return task.outcome?.ok === false ? task.outcome : null;
}
