import type { InstanceRow } from './ops-facts.ts';

/** It says every few seconds that it is there; three times missed is silence. */
export const SILENT_MS = 20_000;

/** What has been silent for so long is history. */
const GONE_MS = 10 * 60_000;

export type Presence = 'here' | 'silent' | 'stopped';

/** Whether an instance is there; null for one that was gone long ago. */
export function presenceOf({ mode, silentMs }: InstanceRow): Presence | null {
  if (silentMs > GONE_MS) return null;
  if (mode === 'STOPPED') return 'stopped';
  return silentMs > SILENT_MS ? 'silent' : 'here';
}
