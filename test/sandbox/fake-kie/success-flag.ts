import { failureOf, type VendorTask } from './vendor-task.ts';

/** 0 running, 1 good, 3 failed: as most dedicated APIs say it. */
export function successFlag({ state }: VendorTask): 0 | 1 | 3 {
  return state === 'success' ? 1 : state === 'fail' ? 3 : 0;
}

/** `errorCode` and `errorMessage`: a number and a text, or nulls. */
export function errorFields(task: VendorTask): {
  readonly errorCode: number | null;
  readonly errorMessage: string | null;
} {
  const failure = failureOf(task);
  return { errorCode: failure && Number(failure.code), errorMessage: failure?.msg ?? null };
}

/** `YYYY-MM-DD HH:MM:SS`, or null. */
export function clockText(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

export function isoText(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
